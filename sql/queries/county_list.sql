SELECT fips, state, name, latitude, longitude FROM county ORDER BY fips
