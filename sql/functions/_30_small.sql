-- Small helpers that acts share.

-- A UUID version 7 (RFC 9562), for rows that are made here: 48 bits of milliseconds, then random bits. Rows made at once keep an order when
-- each is said to be one later than the one before.
CREATE FUNCTION id_new(later_ms bigint DEFAULT 0) RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE
AS $$
    SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
               PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint + later_ms) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1),
           'hex')::uuid
$$;

-- Before this a new use of the bed can't begin. Usually that is now; after the clock was set back it is the end of the last use.
CREATE FUNCTION bed_free_from(bed uuid, at timestamptz) RETURNS timestamptz
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    RETURN greatest(at, (SELECT max(upper(o.during)) FROM occupancy o WHERE o.bed_id = bed AND upper(o.during) < 'infinity'));
END
$$;

-- A range that ends at `at` or, after the clock was set back, where it began.
CREATE FUNCTION range_ended(during tstzrange, at timestamptz) RETURNS tstzrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT tstzrange(lower(during), greatest(lower(during), at)) $$;

-- The last day that a house allows for a stay, in the house's own zone. NULL stays NULL: not planned.
CREATE FUNCTION leaving_day(planned date, arrived timestamptz, zone text, maximum_nights integer) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT CASE WHEN planned IS NULL THEN NULL ELSE least(planned, (arrived AT TIME ZONE zone)::date + maximum_nights) END $$;
