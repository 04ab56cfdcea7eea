-- Who picks up, as the network's own people see it; see _60_views.sql.
CREATE VIEW contact_row WITH (security_invoker = true) AS
    SELECT id, version, organization_id, site_id, service_id, name, title, phone, email, languages, is_public, changed_at, changed_by
      FROM contact;

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON contact FOR EACH ROW EXECUTE FUNCTION row_signed();
