SELECT clock_purge() AS outcome
