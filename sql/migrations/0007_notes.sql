-- Short notes between the two sides of an introduction: a sealed text, or a change of when and how the person arrives. How many there are and
-- how many are unread stands in the recipient's own row, which both sides' screens follow; the text goes nowhere else.

CREATE DOMAIN note_kind AS text CHECK (VALUE IN ('text', 'arrival', 'transport'));

CREATE TABLE note (
    id             uuid        PRIMARY KEY,
    recipient_id   uuid        NOT NULL REFERENCES recipient,
    side           side        NOT NULL CHECK (side IN ('house', 'sender')),
    account_id     uuid        REFERENCES account,
    kind           note_kind   NOT NULL,
    sealed_text    text,                     -- NULL: of another kind, or blanked
    arrival_estimate timestamptz,
    transport      referral_transport,
    created_at     timestamptz NOT NULL DEFAULT now(),
    read_at        timestamptz,              -- when somebody of the other side read it
    CHECK (kind = 'text' OR sealed_text IS NULL),
    CHECK ((kind = 'arrival') = (arrival_estimate IS NOT NULL)),
    CHECK ((kind = 'transport') = (transport IS NOT NULL))
);
CREATE INDEX note_recipient ON note (recipient_id, created_at, id);
