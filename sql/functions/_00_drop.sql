-- Takes away every function, view, trigger and policy of the schema, so that the files that follow may change a signature or a
-- view's columns freely. It runs in the transaction that makes them anew: nobody ever sees the schema without them.
-- Tables never depend on a function of ours (no default, no CHECK, no index), which is why CASCADE reaches no data here.
DO $$
DECLARE
    thing record;
BEGIN
    PERFORM set_config('client_min_messages', 'warning', true); -- each CASCADE would be told
    FOR thing IN
        SELECT p.polname, c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
         WHERE c.relnamespace = 'porchlight'::regnamespace
    LOOP
        EXECUTE format('DROP POLICY %I ON porchlight.%I', thing.polname, thing.relname);
    END LOOP;
    FOR thing IN
        SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE c.relnamespace = 'porchlight'::regnamespace AND NOT t.tgisinternal
    LOOP
        EXECUTE format('DROP TRIGGER %I ON porchlight.%I', thing.tgname, thing.relname);
    END LOOP;
    FOR thing IN
        SELECT c.relname FROM pg_class c
         WHERE c.relnamespace = 'porchlight'::regnamespace AND c.relkind = 'v'
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('DROP VIEW IF EXISTS porchlight.%I CASCADE', thing.relname);
    END LOOP;
    -- What an extension made (btree_gist) stays.
    FOR thing IN
        SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
         WHERE p.pronamespace = 'porchlight'::regnamespace
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    LOOP
        EXECUTE format('DROP FUNCTION IF EXISTS %s CASCADE', thing.signature);
    END LOOP;
END
$$;
