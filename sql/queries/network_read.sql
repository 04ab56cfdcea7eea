SELECT name, zone, crisis_line FROM network
