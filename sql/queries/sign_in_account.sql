SELECT account_id, password_hash, wait_until FROM sign_in_account($1::text)
