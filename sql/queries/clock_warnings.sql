SELECT clock_warnings() AS outcome
