-- What each house says about itself. A fact that it did not state is NULL, about one in four.
CREATE TEMP TABLE demo_site ON COMMIT DROP AS
SELECT demo_house.*, substr(fips, 1, 2) AS state_fips,
       pg_temp.key('2024-02-01', organization, 0) AS house_id,
       pg_temp.key(timestamptz '2024-03-01' + n * interval '1 hour', 'site', n) AS id,
       CASE WHEN fips = '41045' THEN 'America/Boise' ELSE 'America/Los_Angeles' END AS zone,
       (ARRAY[7, 10, 14, 5, 15, 12, 9])[1 + floor(7 * pg_temp.chance('maximum nights', n))::integer] AS maximum_nights,
       -- When somebody at the house last said that what the board shows is right.
       CASE mood WHEN 'never' THEN NULL
                 WHEN 'stale' THEN now() - (27 + 40 * pg_temp.chance('confirmed', n)) * interval '1 hour'
                 WHEN 'call_first' THEN now() - (9 + 8 * pg_temp.chance('confirmed', n)) * interval '1 hour'
                 WHEN 'closed' THEN now() - (20 + 9 * pg_temp.chance('confirmed', n)) * interval '1 day'
                 ELSE now() - CASE n WHEN 1 THEN 25 ELSE 3 + 380 * pg_temp.chance('confirmed', n) ^ 2 END * interval '1 minute' END AS confirmed_at
FROM demo_house;
ALTER TABLE demo_site ADD PRIMARY KEY (n);

CREATE FUNCTION pg_temp.fact(what text, which bigint, yes double precision) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN pg_temp.chance(what || ' stated', which) < .75 THEN pg_temp.chance(what, which) < yes END
$$;

INSERT INTO site (id, organization_id, name, description, address, city, postcode, county_fips, latitude, longitude, address_confidential,
                  zone, phone, second_contact, state, staffed_limit, confirmed_at, confirmed_role, public_counts, notice,
                  entry, form_asks, counties_served, minimum_age, maximum_nights, window_nights, window_days, drop_off, languages, populations,
                  step_free, accessible_bath, pets, service_animals, smoking_area, fragrance_free, transport_help, hold_minutes, answer_minutes)
SELECT id, house_id, house,
       pg_temp.pick('description', n, ARRAY[
           'A quiet house with a garden. Someone who has been there is awake at any hour. You keep your own keys and your own time.',
           'A home, not a ward: your own room, a shared kitchen, people to talk with if you like and to leave you in peace if you don''t.',
           'Come as you are. We cook together most evenings, and there is always someone up.',
           'A small house by the trees. Guests come and go as they wish, and keep work, school and visits.']),
       (100 + floor(8900 * pg_temp.chance('number', n)))::integer || ' '
           || pg_temp.pick('street', n, ARRAY['Alder Lane', 'Larkspur Street', 'Old Ferry Road', 'Juniper Avenue', 'Quince Street', 'Hollyhock Way', 'Kestrel Court', 'Barn Owl Road']),
       city, CASE state_fips WHEN '41' THEN '97' ELSE '98' END || lpad(floor(1000 * pg_temp.chance('postcode', n))::text, 3, '0'),
       fips, latitude, longitude, confidential, zone, pg_temp.phone(area, n), 'On call: ' || pg_temp.phone(area, n + 40),
       CASE WHEN mood IN ('paused', 'closed') THEN mood ELSE 'welcoming' END,
       CASE WHEN n > 1 AND pg_temp.chance('staffed', n) < .12 THEN greatest(1, beds - 1) END,
       confirmed_at, CASE WHEN confirmed_at IS NULL THEN '' ELSE pg_temp.pick('confirmed role', n, ARRAY['house_staff', 'house_lead'], ARRAY[.8]) END,
       pg_temp.chance('public counts', n) < .3,
       pg_temp.pick('notice', n, ARRAY['', 'The upstairs bath is being repaired this week.', 'Quiet hours from 9 in the evening.', 'Please text before you call at night.'], ARRAY[.8, .87, .94]),
       entry, CASE entry WHEN 'form_required' THEN ARRAY['A name to be called by', 'What a good stay would look like', 'Anything we should have in the house'] ELSE '{}' END,
       CASE WHEN pg_temp.chance('serves', n) < .5 THEN ARRAY[fips] ELSE '{}' END,
       CASE WHEN pg_temp.chance('minimum age', n) < .85 THEN 18 END,
       CASE WHEN pg_temp.chance('nights stated', n) < .9 THEN maximum_nights END,
       CASE WHEN pg_temp.chance('window', n) < .4 THEN maximum_nights END, CASE WHEN pg_temp.chance('window', n) < .4 THEN 30 + 60 * (n % 2)::integer END,
       pg_temp.fact('drop off', n, .33),
       CASE WHEN pg_temp.chance('languages', n) < .85 THEN
           ARRAY['en'] || CASE WHEN pg_temp.chance('spanish', n) < .4 THEN ARRAY['es'] ELSE '{}' END
           || CASE WHEN pg_temp.chance('sign', n) < .1 THEN ARRAY['ase'] ELSE '{}' END
           || CASE WHEN pg_temp.chance('vietnamese', n) < .06 THEN ARRAY['vi'] ELSE '{}' END
           || CASE WHEN pg_temp.chance('russian', n) < .06 THEN ARRAY['ru'] ELSE '{}' END ELSE '{}' END,
       coalesce(string_to_array(pg_temp.pick('population', n, ARRAY[NULL, 'veterans', 'lgbtq', 'youth_18_25', 'spanish_speaking', 'deaf', 'women', 'people_of_color,lgbtq'],
                                        ARRAY[.55, .64, .74, .82, .88, .92, .96]), ','), '{}'),
       pg_temp.fact('step free', n, .6), pg_temp.fact('accessible bath', n, .5), pg_temp.fact('pets', n, .25), pg_temp.fact('service animals', n, .8),
       pg_temp.fact('smoking area', n, .7), pg_temp.fact('fragrance free', n, .35), pg_temp.fact('transport help', n, .3),
       CASE WHEN pg_temp.chance('hold', n) < .7 THEN 240 ELSE 120 END, 240
FROM demo_site;

-- Rooms. `forced` says how a room of the first house stands, so that whoever tries the demo finds one free, one being readied, two in use.
CREATE TEMP TABLE demo_bed ON COMMIT DROP AS
SELECT demo_site.n * 10 + place AS key, demo_site.n AS site_n, place, demo_site.id AS site_id, demo_site.house_id, zone, maximum_nights, mood, entry, state_fips,
       pg_temp.key(timestamptz '2024-04-01' + demo_site.n * interval '1 hour', 'bed', demo_site.n * 10 + place) AS id,
       CASE WHEN demo_site.n = 1 THEN (ARRAY['Alder', 'Heron', 'Fern', 'Maple'])[place]
            WHEN demo_site.n % 3 = 0 THEN 'Room ' || place
            WHEN demo_site.n % 3 = 1 THEN (ARRAY['Aspen', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir', 'Garry Oak', 'Hazel'])[place]
            ELSE (ARRAY['Blue room', 'Green room', 'Yellow room', 'Attic', 'Garden room', 'East room', 'West room', 'Porch room'])[place] END AS label,
       CASE WHEN demo_site.n = 1 THEN (ARRAY['readied', 'free', 'in use', 'in use'])[place] WHEN mood = 'closed' THEN 'closed' END AS forced
FROM demo_site CROSS JOIN LATERAL generate_series(1, beds) AS place;
