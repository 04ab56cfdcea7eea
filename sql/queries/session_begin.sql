SELECT outcome, (session).account_id, (session).name, (session).email, (session).shared_computer, (session).expires_at,
       (session).idle_minutes, (session).now, (session).memberships
  FROM session_begin($1::uuid, $2::text, $3::boolean, $4::integer, $5::integer)
