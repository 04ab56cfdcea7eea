SELECT * FROM note_list($1::uuid)
