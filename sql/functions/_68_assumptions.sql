-- What the estimates assume: the newest word of each name, and every earlier one.

CREATE VIEW assumption_row AS
    SELECT a.id, a.name, a.low, a.mid, a.high,
           CASE a.name WHEN 'ed_avoided' THEN 'share' WHEN 'inpatient_avoided' THEN 'share' WHEN 'inpatient_days' THEN 'days' ELSE 'dollars' END AS unit,
           a.source, a.source_date, a.changed_at, coalesce(c.name, '') AS changed_by
      FROM assumption a LEFT JOIN account c ON c.id = a.account_id;

-- As they stood at a moment; without one, as they stand.
CREATE FUNCTION assumptions_at(at timestamptz) RETURNS SETOF assumption_row
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
    SELECT (newest).*
      FROM (SELECT DISTINCT ON (r.name) r AS newest, r.name
              FROM assumption_row r WHERE at IS NULL OR r.changed_at <= at
             ORDER BY r.name, r.changed_at DESC, r.id DESC) found
     ORDER BY array_position(ARRAY['ed_avoided', 'inpatient_avoided', 'inpatient_days', 'ed_visit_cost', 'inpatient_day_cost', 'guest_night_cost'], found.name::text)
$$;
