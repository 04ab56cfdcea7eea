-- Both sides may type the code that the person says on the phone; row-level security leaves out everybody else.
SELECT * FROM referral_row WHERE code = upper($1::text)
