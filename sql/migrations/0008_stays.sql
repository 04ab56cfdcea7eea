-- Stays as a house lives them: when a room may open next and who said so, a word of the house's own for who stays, and asks that came by
-- phone or by foot.

CREATE DOMAIN opening_author AS text CHECK (VALUE IN ('house_staff', 'house_lead', 'clock'));

-- The next likely opening: the planned leaving day of who is there, or the day on which a room being readied is expected. Always with
-- its age and its author's role, never a promise; NULL: nobody said. The acts keep it, so that the change stream carries it.
ALTER TABLE bed
    ADD COLUMN opens_on       date,
    ADD COLUMN opens_said_at  timestamptz,
    ADD COLUMN opens_said_by  opening_author;

-- The alias is the house's own word for a guest, so that it can count nights within its window. Sealed like a name; alias_key is a keyed
-- digest bound to the site, by which the house finds the same word again and nobody else finds anything.
ALTER TABLE stay
    ADD COLUMN sealed_alias   text,
    ADD COLUMN alias_key      text CHECK ((alias_key IS NULL) = (sealed_alias IS NULL));
CREATE INDEX stay_alias ON stay (site_id, alias_key) WHERE alias_key IS NOT NULL;
CREATE INDEX stay_unblanked ON stay (left_at) WHERE alias_key IS NOT NULL;

-- Whether a team may bring someone to the door may be not stated; unless a house says so, the answer is no.
ALTER TABLE site ALTER COLUMN drop_off DROP NOT NULL;

-- Who asks for themself may have agreed to nothing in writing: there is no third side to pass anything on.
ALTER TABLE referral
    ALTER COLUMN consent_version DROP NOT NULL,
    ALTER COLUMN consent_at DROP NOT NULL,
    ADD CHECK (source <> 'team' OR consent_version IS NOT NULL),
    ADD CHECK ((consent_version IS NULL) = (consent_at IS NULL));

-- What is known of rooms that are in use now.
UPDATE bed b
   SET opens_on = s.planned_leave_on, opens_said_at = s.changed_at, opens_said_by = 'clock'
  FROM stay s
 WHERE s.bed_id = b.id AND s.left_at IS NULL AND s.planned_leave_on IS NOT NULL AND b.state = 'occupied';
UPDATE bed b
   SET opens_on = (b.ready_at AT TIME ZONE s.zone)::date, opens_said_at = b.state_at, opens_said_by = 'clock'
  FROM site s
 WHERE s.id = b.site_id AND b.state = 'turnover' AND b.ready_at IS NOT NULL;
