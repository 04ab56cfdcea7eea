SELECT outbox_nudge() AS outcome
