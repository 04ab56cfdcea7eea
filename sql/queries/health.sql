-- Can the database be reached and asked?
SELECT 'ok'::text AS outcome
