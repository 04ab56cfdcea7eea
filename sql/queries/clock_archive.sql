SELECT clock_archive() AS outcome
