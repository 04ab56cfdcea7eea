SELECT outcome, (contact).* FROM contact_add($1::jsonb)
