-- Channels and deliveries are their organization's lead's to see, and nobody else's: administrators have no part in them, and neither has the
-- feed. A webhook's secret can't be read at all: the acts and the sender's claim hand it out, sealed.
ALTER TABLE channel ENABLE ROW LEVEL SECURITY;
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY lead ON channel FOR SELECT TO porchlight_server USING (organization_id = ANY ((SELECT caller_tellers())::uuid[]));
CREATE POLICY lead ON delivery FOR SELECT TO porchlight_server USING (organization_id = ANY ((SELECT caller_tellers())::uuid[]));

GRANT SELECT (id, organization_id, site_id, kind, address, language, events, enabled, created_at, last_ok_at, last_failed_at, last_error,
    version, changed_at, changed_by) ON channel TO porchlight_server;
GRANT SELECT ON delivery, channel_row, delivery_row TO porchlight_server;
GRANT EXECUTE ON FUNCTION caller_tellers, channel_add, channel_change, channel_remove, channel_test, delivery_retry TO porchlight_server;
-- The sender's.
GRANT EXECUTE ON FUNCTION outbox_claim, outbox_record, outbox_nudge, outbox_purge TO porchlight_server;
