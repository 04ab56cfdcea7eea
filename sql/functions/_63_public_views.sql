-- What other directories may read of the network (room `public`, docs/feeds.md): one row a service, with its place and who runs it; a place
-- without a service has one row too. What the public may not know is not in this view, so nothing made from it can tell it: of a
-- confidential address the county only, of rooms no number unless the house allows it and its word is not too old, of people those only who
-- said so. Nobody may read the view itself; the functions of feed_*.sql read it, also to search, so that a search is no oracle either.
-- hours has rules and dated exceptions in numbers, as clock_openings_rules has them, with the exceptions of this year that are over.

CREATE VIEW public_entry AS
    SELECT v.id, v.kind, v.name, v.phone, v.link, v.hours_confirmed_at,
           jsonb_build_object(
               'rules', coalesce((SELECT jsonb_agg(jsonb_build_object(
                       'id', h.id, 'weekdays', (SELECT sum(1 << (array_position(ARRAY['MO','TU','WE','TH','FR','SA','SU'], d) - 1)) FROM unnest(h.weekdays) d),
                       'opens_minute', extract(epoch FROM h.opens)::integer / 60, 'closes_minute', extract(epoch FROM h.closes)::integer / 60,
                       'valid_from', coalesce(to_char(h.valid_from, 'YYYYMMDD')::integer, 0),
                       'valid_to', coalesce(to_char(h.valid_to, 'YYYYMMDD')::integer, 0)) ORDER BY h.id)
                   FROM service_hours h WHERE h.service_id = v.id), '[]'),
               'exceptions', coalesce((SELECT jsonb_agg(jsonb_build_object(
                       'on_date', to_char(x.on_date, 'YYYYMMDD')::integer, 'closed', x.opens IS NULL,
                       'opens_minute', coalesce(extract(epoch FROM x.opens)::integer / 60, 0),
                       'closes_minute', coalesce(extract(epoch FROM x.closes)::integer / 60, 0),
                       'note', x.note) ORDER BY x.on_date, x.opens)
                   FROM service_exception x WHERE x.service_id = v.id AND x.on_date >= date_trunc('year', now() - interval '7 days')), '[]')) AS hours,
           greatest(o.changed_at, s.changed_at, v.changed_at,
                    CASE WHEN own.counts THEN (SELECT max(b.changed_at) FROM bed b WHERE b.site_id = s.id) END) AS modified_at,
           CASE WHEN own.counts THEN
               (SELECT capacity_open(s.state, s.confirmed_at, s.fresh_hours, s.stale_hours, s.staffed_limit,
                                     count(*) FILTER (WHERE b.state = 'open'), count(*) FILTER (WHERE b.state = 'held'),
                                     count(*) FILTER (WHERE b.state = 'occupied'), now())
                  FROM bed b WHERE b.site_id = s.id) END AS rooms_open,
           CASE WHEN own.counts THEN (SELECT nullif(count(*), 0) FROM bed b WHERE b.site_id = s.id) END AS rooms_total,
           s.id AS site_id, s.name AS site_name, s.description AS site_description,
           CASE WHEN NOT s.address_confidential THEN s.address END AS address,
           CASE WHEN NOT s.address_confidential THEN s.city END AS city,
           CASE WHEN NOT s.address_confidential THEN s.postcode END AS postcode,
           CASE WHEN NOT s.address_confidential THEN s.latitude END AS latitude,
           CASE WHEN NOT s.address_confidential THEN s.longitude END AS longitude,
           s.county_fips, y.name AS county_name, y.state AS county_state,
           s.is_virtual, s.zone, s.phone AS site_phone, s.state, s.confirmed_at, s.notice, s.entry, s.form_asks, s.counties_served,
           ARRAY(SELECT coalesce(t.name || ', ' || t.state, f.code)
                   FROM unnest(s.counties_served) WITH ORDINALITY AS f (code, place) LEFT JOIN county t ON t.fips = f.code
                  ORDER BY f.place) AS counties_served_names,
           s.minimum_age, s.maximum_nights, s.window_nights, s.window_days, s.drop_off, s.languages, s.populations, s.step_free,
           s.accessible_bath, s.pets, s.service_animals, s.smoking_area, s.fragrance_free, s.transport_help,
           o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind, o.description AS organization_description,
           o.phone AS organization_phone,
           -- Who picks up, of the service, of the place as a whole, or of the organization.
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'site_id', c.site_id, 'service_id', c.service_id, 'name', c.name,
                                                         'title', c.title, 'phone', c.phone, 'email', c.email, 'languages', c.languages)
                                      ORDER BY c.id)
                       FROM contact c
                      WHERE c.organization_id = o.id AND c.is_public AND (c.site_id IS NULL OR c.site_id = s.id)
                        AND (c.service_id IS NULL OR c.service_id = v.id)), '[]') AS people
      FROM site s
      JOIN organization o ON o.id = s.organization_id
      JOIN county y ON y.fips = s.county_fips
      LEFT JOIN service v ON v.site_id = s.id
     CROSS JOIN LATERAL (
           SELECT v.kind = 'respite' AND s.public_counts AND s.state = 'welcoming'
                  AND freshness_of(s.confirmed_at, s.fresh_hours, s.stale_hours, now()) <> 'not_confirmed' AS counts) own;
