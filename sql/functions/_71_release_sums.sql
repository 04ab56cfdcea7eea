-- Daily sums by each slice that is released. A county's region is what it is now: a release keeps what it was then.
CREATE VIEW release_sums AS
    SELECT d.day, d.by, d.slice, coalesce(c.region, c.state, '') AS within, d.measure, d.part, d.amount
      FROM statistics_day d LEFT JOIN county c ON d.by = 'county' AND c.fips = d.slice
    UNION ALL
    SELECT d.day, 'region', coalesce(c.region, c.state), '', d.measure, d.part, d.amount
      FROM statistics_day d JOIN county c ON c.fips = d.slice WHERE d.by = 'county'
    UNION ALL
    SELECT d.day, 'none', '', '', d.measure, d.part, d.amount FROM statistics_day d WHERE d.by = 'county';
