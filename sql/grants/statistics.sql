-- The server may ask for the pages of statistics, which decide for themselves who may see what; the measures and sums behind them are the owner's.
ALTER TABLE statistics_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE statistics_house ENABLE ROW LEVEL SECURITY;
ALTER TABLE statistics_touch ENABLE ROW LEVEL SECURITY;
ALTER TABLE statistics_progress ENABLE ROW LEVEL SECURITY;

GRANT EXECUTE ON FUNCTION statistics_page, statistics_periods, statistics_trend, statistics_week_hours, statistics_occupancy, statistics_freshness,
    clock_statistics TO porchlight_server;
