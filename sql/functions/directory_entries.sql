-- What the public feed tells, whole: for an export in its format. It holds nothing that the public may not read.
CREATE FUNCTION directory_entries() RETURNS TABLE (entry jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT to_jsonb(e) FROM public_entry e ORDER BY e.organization_name, e.organization_id, e.site_name, e.site_id, e.kind, e.id
$$;
