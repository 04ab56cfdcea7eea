-- Is there nothing yet, and is what is there the demo network? $1: one of its sign-ins.
SELECT NOT EXISTS (SELECT FROM porchlight.organization), EXISTS (SELECT FROM porchlight.account WHERE email = $1)
