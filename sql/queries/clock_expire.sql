SELECT clock_expire() AS outcome
