SELECT clock_alerts() AS outcome
