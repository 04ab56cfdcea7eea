-- Held until the connection ends: two `porchlight migrate` at once take turns.
SELECT pg_advisory_lock(hashtextextended('porchlight migrate', 0))
