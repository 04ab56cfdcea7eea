-- Both sides may type the code that the person says on the phone.
SELECT * FROM referral_by_code($1::text)
