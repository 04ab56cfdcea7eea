SELECT outbox_record($1::uuid, $2::integer, $3::text, $4::integer, $5::text, $6::integer) AS outcome
