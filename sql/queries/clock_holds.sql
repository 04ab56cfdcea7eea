SELECT clock_holds() AS outcome
