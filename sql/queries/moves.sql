SELECT from_state, action, side, to_state, meaning FROM move ORDER BY position
