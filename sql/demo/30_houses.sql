-- The houses. The first forty were thought of one by one; more (demo.sites) are made up from words and spread over the counties.
-- mood: what the board says of it now. fresh; call_first (confirmed 8 to 24 h ago); stale (longer); never (not once); paused; closed.
CREATE TEMP TABLE demo_house (
    n           bigint PRIMARY KEY,
    slug        text,
    house       text,
    organization text,
    city        text,
    fips        text,
    latitude    double precision,
    longitude   double precision,
    area        text,
    beds        integer,
    entry       text,
    confidential boolean,
    mood        text
) ON COMMIT DROP;

INSERT INTO demo_house VALUES
    (1, 'harborlight', 'Harborlight House', 'Harborlight Peer House', 'Portland', '41051', 45.5435, -122.6544, '503', 4, 'may_introduce', false, 'fresh'),
    (2, 'juniperlamp', 'Juniper Lamp House', 'Juniper Lamp', 'Bend', '41017', 44.0582, -121.3153, '541', 3, 'may_introduce', false, 'fresh'),
    (3, 'tidewater', 'Tidewater Porch', 'Tidewater Peer Community', 'Astoria', '41007', 46.1879, -123.8313, '503', 3, 'may_introduce', false, 'fresh'),
    (4, 'wrenhollow', 'Wren Hollow', 'Wren Hollow', 'Eugene', '41039', 44.0521, -123.0868, '541', 3, 'may_introduce', true, 'fresh'),
    (5, 'lanternlane', 'Lantern Lane House', 'Lantern Lane Peers', 'Salem', '41047', 44.9429, -123.0351, '503', 3, 'form_required', false, 'fresh'),
    (6, 'pearblossom', 'Pear Blossom House', 'Pear Blossom Peers', 'Medford', '41029', 42.3265, -122.8756, '541', 3, 'may_introduce', false, 'fresh'),
    (7, 'stillpond', 'Still Pond House', 'Still Pond Peer Respite', 'Corvallis', '41003', 44.5646, -123.2620, '541', 2, 'self_only', true, 'fresh'),
    (8, 'bluedoor', 'The Blue Door on Third', 'Third Street Peers', 'Hillsboro', '41067', 45.5229, -122.9898, '971', 4, 'may_introduce', false, 'fresh'),
    (9, 'gorgewind', 'Gorge Wind House', 'Gorge Wind Peers', 'Hood River', '41027', 45.7054, -121.5215, '541', 2, 'may_introduce', false, 'fresh'),
    (10, 'threshold', 'Threshold on the Falls', 'Threshold Peer Collective', 'Oregon City', '41005', 45.3573, -122.6068, '503', 3, 'may_introduce', false, 'fresh'),
    (11, 'sagebrush', 'Sagebrush Rest', 'Sagebrush Peers', 'Ontario', '41045', 44.0266, -116.9629, '541', 3, 'may_introduce', false, 'fresh'),
    (12, 'driftwood', 'Driftwood Landing', 'Driftwood Peer Community', 'Newport', '41041', 44.6368, -124.0535, '541', 3, 'may_introduce', false, 'call_first'),
    (13, 'millrace', 'Millrace House', 'Millrace Peers', 'Albany', '41043', 44.6365, -123.1059, '541', 3, 'may_introduce', false, 'fresh'),
    (14, 'riverbow', 'River Bow House', 'River Bow Peer Respite', 'Roseburg', '41019', 43.2165, -123.3417, '541', 3, 'may_introduce', false, 'paused'),
    (15, 'paintedsky', 'Painted Sky House', 'Painted Sky Peers', 'Madras', '41031', 44.6335, -121.1295, '541', 2, 'may_introduce', false, 'stale'),
    (16, 'bunchgrass', 'Bunchgrass House', 'Bunchgrass Peers', 'Pendleton', '41059', 45.6721, -118.7886, '541', 3, 'may_introduce', false, 'fresh'),
    (17, 'longvalley', 'Long Valley Porch', 'Long Valley Peers', 'La Grande', '41061', 45.3246, -118.0877, '541', 2, 'may_introduce', true, 'fresh'),
    (18, 'madronebend', 'Madrone Bend', 'Madrone Bend Peers', 'Grants Pass', '41033', 42.4390, -123.3284, '541', 3, 'form_required', false, 'fresh'),
    (19, 'reedandrush', 'Reed and Rush House', 'Reed and Rush', 'Klamath Falls', '41035', 42.2249, -121.7817, '541', 3, 'may_introduce', false, 'fresh'),
    (20, 'bayberry', 'Bayberry Lantern', 'Bayberry Lantern Peers', 'Coos Bay', '41011', 43.3665, -124.2179, '541', 3, 'may_introduce', false, 'fresh'),
    (21, 'foxglove', 'Foxglove Porch', 'Foxglove Porch Peers', 'McMinnville', '41071', 45.2101, -123.1987, '503', 3, 'self_only', false, 'fresh'),
    (22, 'thresholdeast', 'Threshold East', 'Threshold Peer Collective', 'Portland', '41051', 45.4966, -122.5803, '503', 8, 'may_introduce', false, 'fresh'),
    (23, 'cedarporch', 'Cedar Porch', 'Cedar Porch Peers', 'Seattle', '53033', 47.6205, -122.3212, '206', 6, 'may_introduce', false, 'fresh'),
    (24, 'fireflyhill', 'Firefly Hill House', 'Firefly Hill', 'Tacoma', '53053', 47.2529, -122.4443, '253', 4, 'may_introduce', false, 'fresh'),
    (25, 'madronapoint', 'Madrona Point House', 'Madrona Point Peers', 'Bellingham', '53073', 48.7519, -122.4787, '360', 3, 'may_introduce', false, 'fresh'),
    (26, 'quietcove', 'Quiet Cove House', 'Quiet Cove Peers', 'Bremerton', '53035', 47.5673, -122.6326, '360', 3, 'may_introduce', true, 'fresh'),
    (27, 'mossygate', 'Mossy Gate House', 'Mossy Gate', 'Olympia', '53067', 47.0379, -122.9007, '360', 3, 'may_introduce', false, 'fresh'),
    (28, 'lilacrow', 'Lilac Row House', 'Lilac Row Peers', 'Spokane', '53063', 47.6588, -117.4260, '509', 5, 'may_introduce', false, 'fresh'),
    (29, 'hopyard', 'Hopyard House', 'Hopyard Peers', 'Yakima', '53077', 46.6021, -120.5059, '509', 3, 'may_introduce', false, 'fresh'),
    (30, 'threerivers', 'Confluence Rest', 'Confluence Peers', 'Kennewick', '53005', 46.2112, -119.1372, '509', 3, 'may_introduce', false, 'stale'),
    (31, 'onionfield', 'Onion Field House', 'Onion Field Peers', 'Walla Walla', '53071', 46.0646, -118.3430, '509', 3, 'may_introduce', false, 'fresh'),
    (32, 'orchardgate', 'Orchard Gate House', 'Orchard Gate Peers', 'Wenatchee', '53007', 47.4235, -120.3103, '509', 3, 'may_introduce', false, 'fresh'),
    (33, 'kingfisher', 'Kingfisher Steps', 'Kingfisher Steps', 'Everett', '53061', 47.9790, -122.2021, '425', 4, 'form_required', false, 'fresh'),
    (34, 'tulipfield', 'Tulip Field House', 'Tulip Field Peers', 'Mount Vernon', '53057', 48.4212, -122.3340, '360', 3, 'may_introduce', false, 'fresh'),
    (35, 'rainshadow', 'Rain Shadow House', 'Rain Shadow Peers', 'Port Angeles', '53009', 48.1181, -123.4307, '360', 3, 'may_introduce', false, 'call_first'),
    (36, 'cranberry', 'Cranberry Bog House', 'Cranberry Bog Peers', 'Aberdeen', '53027', 46.9754, -123.8157, '360', 2, 'may_introduce', false, 'never'),
    (37, 'lanternnorth', 'Lantern Lane North', 'Lantern Lane Peers', 'Vancouver', '53011', 45.6387, -122.6615, '360', 3, 'may_introduce', false, 'fresh'),
    (38, 'bridgeway', 'Bridge Way House', 'Bridge Way Peers', 'Longview', '53015', 46.1382, -122.9382, '360', 3, 'may_introduce', false, 'stale'),
    (39, 'wheatlight', 'Wheat Light House', 'Wheat Light Peers', 'Pullman', '53075', 46.7298, -117.1817, '509', 3, 'self_only', true, 'fresh'),
    (40, 'basalt', 'Basalt Step House', 'Basalt Step Peers', 'Moses Lake', '53025', 47.1301, -119.2781, '509', 3, 'may_introduce', false, 'closed');

DELETE FROM demo_house WHERE n > current_setting('demo.sites')::bigint;

INSERT INTO demo_house
SELECT n, 'house' || n,
       pg_temp.pick('adjective', n, ARRAY['Amber', 'Quiet', 'Misty', 'Gentle', 'Copper', 'Winding', 'Early', 'Silver', 'Mossy', 'Bright', 'Northern', 'Little'])
       || ' ' || pg_temp.pick('noun', n, ARRAY['Alder', 'Creek', 'Heron', 'Meadow', 'Lantern', 'Orchard', 'Harbor', 'Window', 'Garden', 'Ridge', 'Finch', 'Porch'])
       || ' House ' || n,
       'Peers of ' || county.name || ' ' || n / 2, county.name, county.fips,
       county.latitude + 0.3 * (pg_temp.chance('latitude', n) - 0.5), county.longitude + 0.4 * (pg_temp.chance('longitude', n) - 0.5),
       CASE county.state WHEN 'OR' THEN pg_temp.pick('area', n, ARRAY['503', '541', '971', '458'])
                         ELSE pg_temp.pick('area', n, ARRAY['206', '253', '360', '425', '509', '564']) END,
       pg_temp.pick('beds', n, ARRAY['2', '3', '4', '5', '6', '8'], ARRAY[.15, .65, .82, .91, .97])::integer,
       pg_temp.pick('entry', n, ARRAY['may_introduce', 'self_only', 'form_required'], ARRAY[.75, .88]),
       pg_temp.chance('confidential', n) < .2,
       pg_temp.pick('mood', n, ARRAY['fresh', 'call_first', 'stale', 'never', 'paused', 'closed'], ARRAY[.8, .88, .94, .95, .98])
FROM generate_series(41, current_setting('demo.sites')::bigint) AS n
CROSS JOIN LATERAL (SELECT * FROM county ORDER BY fips OFFSET floor(75 * pg_temp.chance('county', n / 2))::integer LIMIT 1) AS county;

-- One organization for all houses that name it; its own county is its first house's.
INSERT INTO organization (id, name, kind, description, phone, county_fips)
SELECT DISTINCT ON (organization) pg_temp.key('2024-02-01', organization, 0), organization, 'peer_respite',
       'A small voluntary house, run by people who have been there themselves.', pg_temp.phone(area, n + 50), fips
FROM demo_house ORDER BY organization, n;
