SELECT outbox_purge() AS outcome
