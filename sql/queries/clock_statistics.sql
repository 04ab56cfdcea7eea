SELECT clock_statistics() AS outcome
