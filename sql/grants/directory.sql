-- The directory: who picks up is told to everybody who is signed in. What changes it goes through its acts.
ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY signed_in ON contact FOR SELECT TO porchlight_server USING (caller() IS NOT NULL);

GRANT SELECT ON contact, contact_row TO porchlight_server;
GRANT EXECUTE ON FUNCTION contact_mine, contact_add, contact_change, contact_remove, directory_import, directory_export, directory_entries, directory_list, site_close TO porchlight_server;
