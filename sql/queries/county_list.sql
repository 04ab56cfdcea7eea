SELECT fips, state, name, latitude, longitude, region FROM county ORDER BY fips
