-- The clocks of an introduction: when an unanswered one is told to both sides and then to the house's second contact, when a hold is about to
-- end, and how long the house took to answer. The notes' counters stand here too, so that both sides' boards learn that there is something
-- to read without learning what it says.
ALTER TABLE recipient
    ADD COLUMN alert_at       timestamptz,               -- 15 minutes on the answer clock after it was sent
    ADD COLUMN escalate_at    timestamptz,               -- 30 minutes on the same clock
    ADD COLUMN alerted_at     timestamptz,               -- when the clock did so
    ADD COLUMN escalated_at   timestamptz,
    ADD COLUMN hold_warned_at timestamptz,               -- both sides were told that the hold is about to end; NULL again once it is extended
    ADD COLUMN answer_seconds integer CHECK (answer_seconds >= 0), -- to the first answer, counted while somebody at the house can talk
    ADD COLUMN note_count     integer NOT NULL DEFAULT 0 CHECK (note_count >= 0),
    ADD COLUMN unread_house   integer NOT NULL DEFAULT 0 CHECK (unread_house >= 0),
    ADD COLUMN unread_sender  integer NOT NULL DEFAULT 0 CHECK (unread_sender >= 0),
    ADD COLUMN note_at        timestamptz;

-- What was sent before counts by the clock on the wall.
UPDATE recipient
   SET alert_at = sent_at + interval '15 minutes', escalate_at = sent_at + interval '30 minutes',
       answer_seconds = extract(epoch FROM greatest(answered_at - sent_at, interval '0'));

ALTER TABLE recipient
    ALTER COLUMN alert_at SET NOT NULL,
    ALTER COLUMN escalate_at SET NOT NULL,
    ADD CHECK (sent_at <= alert_at AND alert_at <= escalate_at);

-- What the clock looks for each second: the next of the two that is due.
CREATE INDEX recipient_unanswered ON recipient ((CASE WHEN alerted_at IS NULL THEN alert_at ELSE escalate_at END))
    WHERE state IN ('sent', 'seen') AND escalated_at IS NULL;
