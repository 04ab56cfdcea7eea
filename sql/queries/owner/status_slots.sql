-- Who follows the change stream of this database, and how much of it they have not confirmed yet. pgoutput is the server's; other slots are shown too,
-- since one that nobody reads keeps the log from being removed.
SELECT slot_name, plugin, active, pg_size_pretty(greatest(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
                                                        coalesce(confirmed_flush_lsn, restart_lsn)), 0)), coalesce(wal_status, 'reserved')
  FROM pg_replication_slots WHERE database = current_database() ORDER BY slot_name
