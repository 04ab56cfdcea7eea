-- Before functions and views are made anew beside running servers: waits for a moment when nobody holds anything of the schema, and takes all of it at
-- once. Taking one thing after the other would end in deadlocks with requests that take them in another order. On a database that is never
-- quiet it goes on without; then PostgreSQL decides who gives way, and whoever does tries again.
DO $$
DECLARE
    everything text := (SELECT string_agg(format('porchlight.%I', relname), ', ' ORDER BY relkind DESC, relname)
                          FROM pg_class WHERE relnamespace = 'porchlight'::regnamespace AND relkind IN ('r', 'v'));
BEGIN
    FOR attempt IN 1..500 LOOP
        BEGIN
            EXECUTE 'LOCK TABLE ' || everything || ' IN ACCESS EXCLUSIVE MODE NOWAIT';
            RETURN;
        EXCEPTION WHEN lock_not_available THEN
            PERFORM pg_sleep(0.001 + 0.004 * random());
        END;
    END LOOP;
END
$$
