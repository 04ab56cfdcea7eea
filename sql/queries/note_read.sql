SELECT outcome, (recipient).* FROM note_read($1::uuid)
