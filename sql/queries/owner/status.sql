-- What `porchlight status` shows of the database; one row.
SELECT current_setting('server_version') AS version, current_setting('wal_level') AS wal_level, pg_is_in_recovery() AS standby,
       (SELECT count(*) FROM porchlight.migration WHERE name <> 'functions') AS migrations,
       (SELECT max(name) FROM porchlight.migration WHERE name <> 'functions') AS last_migration,
       (SELECT count(*) FROM porchlight.site WHERE state <> 'closed') AS sites,
       (SELECT count(*) FROM porchlight.site_capacity c JOIN porchlight.site s ON s.id = c.site_id WHERE s.state = 'welcoming' AND c.freshness <> 'not_confirmed' AND c.beds_total > 0) AS confirmed,
       (SELECT coalesce(sum(open), 0) FROM porchlight.site_capacity) AS beds_open,
       (SELECT count(*) FROM porchlight.referral WHERE ended_at IS NULL) AS referrals_open,
       (SELECT count(*) FROM porchlight.stay WHERE left_at IS NULL) AS stays
