-- Nobody reads releases but through the pages of statistics, which ask who is asking. Exact facts go to the server's clock, which decides what may be
-- told of them, and nowhere else.
ALTER TABLE release ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE report ENABLE ROW LEVEL SECURITY;

GRANT EXECUTE ON FUNCTION release_due, release_groups, release_store TO porchlight_server;
