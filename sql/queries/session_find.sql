SELECT id, account_id, name, expires_at, seen_at, idle_minutes, memberships FROM session_find($1::text)
