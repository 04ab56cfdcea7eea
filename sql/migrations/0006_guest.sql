-- The person's own hand: with the code and a second secret they see what was sent to whom, say yes or no, and take it or their consent back.
-- And the wordings that people agreed to, word for word.

-- A wording is never changed: a new version follows it, and what was agreed to under an older one stays readable. {house} stands for the
-- houses' names.
CREATE TABLE consent_wording (
    version        wording_version NOT NULL,
    language       text        NOT NULL CHECK (language ~ '^[a-z]{2,3}$'),
    text           long_text   NOT NULL CHECK (text <> ''),
    valid_from     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (version, language)
);

INSERT INTO consent_wording (version, language, text, valid_from) VALUES
    ('2026-11', 'en', 'The person agreed that I share this with {house}. They may say no at any time, without a reason.', '2026-11-01T00:00:00Z'),
    ('2026-11', 'es', 'La persona aceptó que yo comparta esto con {house}. Puede decir que no en cualquier momento, sin dar un motivo.',
     '2026-11-01T00:00:00Z');

ALTER TABLE referral
    -- Which key of the ring the person's secret is derived under; the secret itself is nowhere. NULL: sent before there were any.
    ADD COLUMN secret_key text CHECK (secret_key ~ '^[a-z0-9]{1,16}$'),
    ADD COLUMN revoked_at timestamptz;   -- the person took their consent back; what was sealed is blank since then

-- When the person last looked, so that a page that asks again and again is written down once in a while and not each time.
CREATE TABLE guest_visit (
    referral_id    uuid        PRIMARY KEY REFERENCES referral,
    at             timestamptz NOT NULL DEFAULT now()
);
