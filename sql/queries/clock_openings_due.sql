SELECT id, version, zone FROM clock_openings_due(200)
