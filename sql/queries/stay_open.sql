SELECT * FROM stay_open($1::uuid)
