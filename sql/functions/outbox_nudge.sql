-- What time alone brings about, told to the houses whose channels ask for it: soon to be confirmed again, not confirmed any more, a room that
-- should be ready by now. The moment is worked out from the rows, so it is the same whenever and by whomever it is looked for, and told
-- once. A paused house is left in peace.
CREATE FUNCTION outbox_nudge() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at timestamptz := clock_timestamp();
BEGIN
    INSERT INTO delivery (id, channel_id, organization_id, event, site_id, bed_id, occurred_at)
    SELECT id_new(), c.id, c.organization_id, due.event, s.id, due.bed_id, due.moment
      FROM channel c
      JOIN site s ON s.organization_id = c.organization_id AND (c.site_id IS NULL OR c.site_id = s.id) AND s.state = 'welcoming'
     CROSS JOIN LATERAL (
           SELECT 'room.confirm_soon', NULL::uuid, s.confirmed_at + make_interval(hours => s.fresh_hours) - interval '30 minutes',
                  s.confirmed_at + make_interval(hours => s.fresh_hours)
           UNION ALL
           SELECT 'room.not_confirmed', NULL, s.confirmed_at + make_interval(hours => s.stale_hours), 'infinity'
           UNION ALL
           SELECT 'turnover.overdue', b.id, b.ready_at, 'infinity' FROM bed b
            WHERE b.site_id = s.id AND b.state = 'turnover' AND b.ready_at <= at) AS due (event, bed_id, moment, until)
     WHERE c.enabled AND due.event = ANY (c.events)
       -- Nobody is told of what was before they asked, nor of yesterday's.
       AND due.moment BETWEEN greatest(c.created_at, at - interval '24 hours') AND at AND at < due.until
     ORDER BY c.id
       FOR KEY SHARE OF c
    ON CONFLICT DO NOTHING;
    RETURN 'ok';
END
$$;

-- What arrived is kept a week, what did not a month.
CREATE FUNCTION outbox_purge() RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    DELETE FROM delivery WHERE id IN (
        SELECT d.id FROM delivery d
         WHERE d.queued_at < now() - interval '7 days'
           AND (d.delivered_at < now() - interval '7 days' OR d.dead_at < now() - interval '30 days')
         ORDER BY d.queued_at LIMIT 5000 FOR UPDATE SKIP LOCKED);
    RETURN 'ok';
END
$$;
