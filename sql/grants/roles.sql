-- The three roles of a Porchlight database, made once a cluster by its superuser; safe to run again, and does nothing for anyone else.
--     porchlight_owner   owns the schema; `porchlight migrate`, `demo`, `user add` connect as it
--     porchlight_server  serves requests; owns nothing, may read what row-level security shows and execute the acts
--     porchlight_feed    reads the change stream; REPLICATION lets it read any WAL, so its credential is guarded like the owner's
DO $$
BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'porchlight_owner') THEN
        CREATE ROLE porchlight_owner LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'porchlight_server') THEN
        CREATE ROLE porchlight_server LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'porchlight_feed') THEN
        CREATE ROLE porchlight_feed LOGIN REPLICATION;
    END IF;

    ALTER ROLE porchlight_owner SET search_path = porchlight;
    ALTER ROLE porchlight_server SET search_path = porchlight;
    ALTER ROLE porchlight_feed SET search_path = porchlight;
    -- Times are told in UTC everywhere; zones are applied where a person reads.
    ALTER ROLE porchlight_owner SET timezone = 'UTC';
    ALTER ROLE porchlight_server SET timezone = 'UTC';
    ALTER ROLE porchlight_feed SET timezone = 'UTC';
    -- Acts are short: compiling them would cost more than it saves.
    ALTER ROLE porchlight_server SET jit = off;
END
$$;
