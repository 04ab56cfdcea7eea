-- What `porchlight migrate` finds: was anything applied already, which roles are missing, and may this role make a schema.
SELECT to_regclass('porchlight.migration') IS NOT NULL AS known,
       (SELECT string_agg(wanted, ', ') FROM unnest(ARRAY['porchlight_owner', 'porchlight_server', 'porchlight_feed']) AS wanted
         WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted)) AS missing_roles,
       current_database() AS database,
       current_user AS role,
       has_database_privilege(current_database(), 'CREATE') AS may_create
