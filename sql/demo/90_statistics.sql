-- The daily sums of all that, so that the statistics are there at once.
DO $$
DECLARE
    past date := ((now() - interval '12 hours') AT TIME ZONE statistics_zone())::date;
    part date := statistics_first_day();
BEGIN
    WHILE part < past LOOP
        PERFORM statistics_count(part, least(part + 30, past));
        part := part + 30;
    END LOOP;
    UPDATE statistics_progress SET next_day = past;
END
$$;
