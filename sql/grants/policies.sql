-- The second wall: which rows exist for whom, whatever a statement says. The owner (migrations, acts) passes; everyone else sees a table only
-- through a policy here. The feed sees all rows of what it publishes: which screen gets which row is the board's to decide.

GRANT USAGE ON SCHEMA porchlight TO porchlight_server, porchlight_feed;

ALTER TABLE network ENABLE ROW LEVEL SECURITY;
ALTER TABLE county ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE service ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_exception ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_closure ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_full_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE service_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE bed ENABLE ROW LEVEL SECURITY;
ALTER TABLE bed_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE move ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
ALTER TABLE recipient ENABLE ROW LEVEL SECURITY;
ALTER TABLE recipient_move ENABLE ROW LEVEL SECURITY;
ALTER TABLE stay ENABLE ROW LEVEL SECURITY;
ALTER TABLE occupancy ENABLE ROW LEVEL SECURITY;
ALTER TABLE turn_away ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent_wording ENABLE ROW LEVEL SECURITY;
ALTER TABLE guest_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE assumption ENABLE ROW LEVEL SECURITY;

-- What anybody may know.
CREATE POLICY anyone ON network FOR SELECT TO porchlight_server USING (true);
CREATE POLICY anyone ON county FOR SELECT TO porchlight_server USING (true);
CREATE POLICY anyone ON consent_wording FOR SELECT TO porchlight_server USING (true);
CREATE POLICY anyone ON move FOR SELECT TO porchlight_server USING (true);

-- What the network's own people may know of each other's houses.
CREATE POLICY signed_in ON organization FOR SELECT TO porchlight_server USING (caller() IS NOT NULL);
CREATE POLICY signed_in ON site FOR SELECT TO porchlight_server USING (caller() IS NOT NULL);
CREATE POLICY signed_in ON service FOR SELECT TO porchlight_server USING (caller() IS NOT NULL);
CREATE POLICY signed_in ON service_hours FOR SELECT TO porchlight_server USING (caller() IS NOT NULL);
CREATE POLICY signed_in ON service_exception FOR SELECT TO porchlight_server USING (caller() IS NOT NULL);
CREATE POLICY signed_in ON bed FOR SELECT TO porchlight_server USING (caller() IS NOT NULL);
CREATE POLICY signed_in ON confirmation FOR SELECT TO porchlight_server USING (caller() IS NOT NULL);

-- Oneself.
CREATE POLICY own ON account FOR SELECT TO porchlight_server USING (id = caller());
CREATE POLICY own ON membership FOR SELECT TO porchlight_server USING (account_id = caller());
CREATE POLICY own ON session FOR SELECT TO porchlight_server USING (account_id = caller());

-- The two sides of an introduction: the house that is asked and the team that asks. Nobody else, administrators included.
CREATE POLICY sides ON recipient FOR SELECT TO porchlight_server
    USING (house_id = ANY ((SELECT caller_houses())::uuid[]) OR sender_id = ANY ((SELECT caller_teams())::uuid[]));
CREATE POLICY sides ON referral FOR SELECT TO porchlight_server
    USING (organization_id = ANY ((SELECT caller_teams())::uuid[])
           OR EXISTS (SELECT FROM recipient r WHERE r.referral_id = referral.id AND r.house_id = ANY ((SELECT caller_houses())::uuid[])));
CREATE POLICY sides ON recipient_move FOR SELECT TO porchlight_server
    USING (EXISTS (SELECT FROM recipient r WHERE r.id = recipient_move.recipient_id));

-- The house alone.
CREATE POLICY house ON stay FOR SELECT TO porchlight_server USING (house_id = ANY ((SELECT caller_houses())::uuid[]));
CREATE POLICY house ON turn_away FOR SELECT TO porchlight_server
    USING (EXISTS (SELECT FROM site s WHERE s.id = turn_away.site_id AND s.organization_id = ANY ((SELECT caller_houses())::uuid[])));

-- bed_change, occupancy, idempotency, audit, note and guest_visit have no policy: only acts touch them.

CREATE POLICY feed ON organization FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON account FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON membership FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON session FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON site FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON service FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON bed FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON referral FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON recipient FOR SELECT TO porchlight_feed USING (true);
CREATE POLICY feed ON stay FOR SELECT TO porchlight_feed USING (true);
