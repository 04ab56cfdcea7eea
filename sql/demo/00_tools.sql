-- The demo network is made by PostgreSQL itself, a set at a time. All chance in it comes from a hash of (seed, what is decided, which
-- row), so that the same seed gives the same network whatever order rows are made in; all times are counted back from now(), so that the
-- board looks alive whenever it is loaded. Settings: demo.seed, demo.sites, demo.days (of history).
-- The functions live in pg_temp and end with the session.

-- A number in [0, 1).
CREATE OR REPLACE FUNCTION pg_temp.chance(what text, which bigint) RETURNS double precision LANGUAGE sql STABLE AS $$
    SELECT (hashint8extended(which, hashtextextended(what, current_setting('demo.seed')::bigint)) & 9007199254740991)
           / 9007199254740992.0::double precision
$$;

-- One of items, all equally likely.
CREATE OR REPLACE FUNCTION pg_temp.pick(what text, which bigint, items text[]) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT items[1 + floor(pg_temp.chance(what, which) * cardinality(items))::integer]
$$;

-- One of items: the first with probability upto[1], the second up to upto[2], ..., the last with the rest. An item may be NULL.
CREATE OR REPLACE FUNCTION pg_temp.pick(what text, which bigint, items text[], upto double precision[]) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT items[1 + width_bucket(pg_temp.chance(what, which), upto)]
$$;

-- A time of day at which people in crisis reach a team: few before dawn, most in the afternoon and evening.
CREATE OR REPLACE FUNCTION pg_temp.time_of_day(what text, which bigint) RETURNS interval LANGUAGE sql STABLE AS $$
    SELECT make_interval(hours => width_bucket(pg_temp.chance(what, which),
                             ARRAY[.023, .04, .052, .063, .071, .079, .091, .109, .141, .187, .243, .303,
                                   .36, .418, .483, .552, .625, .693, .758, .821, .877, .927, .969]::double precision[]),
                         mins => floor(60 * pg_temp.chance(what || ' minute', which))::integer,
                         secs => floor(60 * pg_temp.chance(what || ' second', which))::integer)
$$;

-- A key in the shape of UUID version 7: sorts by time.
CREATE OR REPLACE FUNCTION pg_temp.key(at timestamptz, what text, which bigint) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(hash, 1, 3) || 'a' || substr(hash, 4, 15))::uuid
    FROM md5(current_setting('demo.seed') || ':' || what || ':' || which) AS hash
$$;

-- A guest's code: 6 characters without look-alikes, unlike for unlike numbers (the factor has no common divisor with 25^6).
CREATE OR REPLACE FUNCTION pg_temp.code(which bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(substr('ACDEFGHJKMNPQRTUVWXY34679', 1 + (which * 148279331 % 244140625 / (25 ^ place)::bigint % 25)::integer, 1), '')
    FROM generate_series(0, 5) AS place
$$;

-- 555-0100 to 555-0199 are kept for fiction.
CREATE OR REPLACE FUNCTION pg_temp.phone(area text, which bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT format('(%s) 555-01%s', area, lpad((which % 100)::text, 2, '0'))
$$;
