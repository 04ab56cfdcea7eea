-- Who picks up: the people of an organization whom others may call, at one of its places or for one service there. They need no
-- account here, and an account is nobody's to call.

CREATE DOMAIN title_text AS text CHECK (length(VALUE) <= 120);
CREATE DOMAIN email_address AS text CHECK (VALUE ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND length(VALUE) <= 254);

CREATE TABLE contact (
    id             uuid        PRIMARY KEY,
    organization_id uuid       NOT NULL REFERENCES organization ON DELETE CASCADE,
    site_id        uuid        REFERENCES site ON DELETE CASCADE,     -- NULL: for the organization as a whole
    service_id     uuid        REFERENCES service ON DELETE CASCADE,  -- NULL: for the whole place
    name           name_text   NOT NULL,
    title          title_text  NOT NULL DEFAULT '',
    phone          phone_number,
    email          email_address,
    languages      language_list NOT NULL DEFAULT '{}',
    is_public      boolean     NOT NULL DEFAULT false,                -- false: told to people of the network only
    version        bigint      NOT NULL DEFAULT 1,
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT '',
    CHECK (service_id IS NULL OR site_id IS NOT NULL)
);
CREATE INDEX contact_organization ON contact (organization_id);
CREATE INDEX contact_site ON contact (site_id);
CREATE INDEX contact_service ON contact (service_id);

-- An import finds by name what is there already.
CREATE INDEX organization_name ON organization (lower(name));
CREATE INDEX site_name ON site (lower(name));
