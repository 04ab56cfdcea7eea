-- What a house states about itself, written in one place for the act that adds a site and the one that changes it.

-- Why these facts can't be, or ok. Single limits are checked before (server/domain/site.c) and by the table; here is what takes two.
CREATE FUNCTION site_refusal(f site) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT CASE
        WHEN f.fresh_hours > f.stale_hours THEN 'out_of_range'
        WHEN NOT EXISTS (SELECT FROM county c WHERE c.fips = f.county_fips) THEN 'bad_value'
        WHEN EXISTS (SELECT FROM unnest(f.counties_served) AS served WHERE NOT EXISTS (SELECT FROM county c WHERE c.fips = served)) THEN 'bad_value'
        ELSE 'ok' END
$$;

CREATE FUNCTION site_write(f site) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    UPDATE site
       SET name = f.name, description = f.description, address = f.address, city = f.city, postcode = f.postcode,
           county_fips = f.county_fips, latitude = f.latitude, longitude = f.longitude, address_confidential = f.address_confidential,
           is_virtual = f.is_virtual, zone = f.zone, phone = f.phone, second_contact = f.second_contact,
           staffed_limit = f.staffed_limit, fresh_hours = f.fresh_hours, stale_hours = f.stale_hours, public_counts = f.public_counts,
           notice = f.notice, entry = f.entry, form_asks = f.form_asks, counties_served = f.counties_served, minimum_age = f.minimum_age,
           maximum_nights = f.maximum_nights, window_nights = f.window_nights, window_days = f.window_days, drop_off = f.drop_off,
           languages = f.languages, populations = f.populations, step_free = f.step_free, accessible_bath = f.accessible_bath,
           pets = f.pets, service_animals = f.service_animals, smoking_area = f.smoking_area, fragrance_free = f.fragrance_free,
           transport_help = f.transport_help, hold_minutes = f.hold_minutes, answer_minutes = f.answer_minutes
     WHERE id = f.id
$$;

CREATE FUNCTION site_now(wanted uuid) RETURNS site_row
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    s site_row;
BEGIN
    SELECT * INTO s FROM site_row x WHERE x.id = wanted;
    RETURN s;
END
$$;
