-- What the server remembers about requests: each act's answer by Idempotency-Key, and who looked at what is sealed.

-- An act and the answer to it commit together, so a repeated key gets the first answer, byte for byte.
CREATE TABLE idempotency (
    account_id     uuid        NOT NULL,
    key            text        NOT NULL CHECK (length(key) BETWEEN 8 AND 100),
    fingerprint    text        NOT NULL,             -- method, path and body, hashed: the same key for something else is refused
    outcome        text,
    reply          jsonb,
    created_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

CREATE TABLE audit (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             timestamptz NOT NULL DEFAULT now(),
    account_id     uuid,
    request_id     text        NOT NULL DEFAULT '',
    action         text        NOT NULL,
    subject_kind   text        NOT NULL,
    subject_id     uuid
);
