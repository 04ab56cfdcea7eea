SELECT account_id, name, email, shared_computer, expires_at, idle_minutes, now, memberships FROM session_now($1::uuid)
