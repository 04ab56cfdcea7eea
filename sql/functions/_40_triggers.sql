-- What happens to every row of a kind, whoever writes it: the version, the signature, and the history of rooms.

CREATE FUNCTION row_signed() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        NEW.version := OLD.version + 1;
        NEW.changed_at := clock_timestamp();
        NEW.changed_by := caller_name();
    ELSIF NEW.changed_by = '' THEN
        NEW.changed_by := caller_name();
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION row_counted() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.version := OLD.version + 1;
    NEW.changed_at := clock_timestamp();
    RETURN NEW;
END
$$;

-- Open intervals go on from day to day by themselves: that is a version, for screens, but nobody changed anything.
CREATE FUNCTION openings_counted() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END
$$;

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON organization FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON site FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER signed BEFORE INSERT ON service FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER signed_change BEFORE UPDATE ON service FOR EACH ROW
    WHEN (caller() IS NOT NULL OR OLD.openings_until IS NOT DISTINCT FROM NEW.openings_until
          OR (OLD.name, OLD.phone, OLD.link, OLD.hours_version) IS DISTINCT FROM (NEW.name, NEW.phone, NEW.link, NEW.hours_version))
    EXECUTE FUNCTION row_signed();
CREATE TRIGGER counted_openings BEFORE UPDATE ON service FOR EACH ROW
    WHEN (caller() IS NULL AND OLD.openings_until IS DISTINCT FROM NEW.openings_until
          AND (OLD.name, OLD.phone, OLD.link, OLD.hours_version) IS NOT DISTINCT FROM (NEW.name, NEW.phone, NEW.link, NEW.hours_version))
    EXECUTE FUNCTION openings_counted();
CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON bed FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON referral FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON recipient FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON stay FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER counted BEFORE UPDATE ON network FOR EACH ROW EXECUTE FUNCTION row_counted();
CREATE TRIGGER counted BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION row_counted();

-- Room-nights are counted from this history, so it is written wherever the change comes from.
CREATE FUNCTION bed_change_noted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    INSERT INTO bed_change (bed_id, state, at) VALUES (NEW.id, NEW.state, NEW.state_at);
    RETURN NULL;
END
$$;

CREATE TRIGGER noted AFTER INSERT ON bed FOR EACH ROW EXECUTE FUNCTION bed_change_noted();
CREATE TRIGGER noted_change AFTER UPDATE ON bed FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION bed_change_noted();

-- Changed hours make the computed open intervals worthless: the clock computes them again within a second, unless the act that changed them
-- brought new ones along.
CREATE FUNCTION openings_are_old() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    UPDATE service
       SET openings_until = NULL, openings_due = true, hours_version = hours_version + 1, hours_changed_at = clock_timestamp(),
           hours_changed_by = caller_name()
     WHERE id IN (SELECT service_id FROM changed);
    RETURN NULL;
END
$$;

CREATE TRIGGER changes_openings AFTER INSERT ON service_hours REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION openings_are_old();
CREATE TRIGGER changes_openings_too AFTER UPDATE ON service_hours REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION openings_are_old();
CREATE TRIGGER changes_openings_also AFTER DELETE ON service_hours REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION openings_are_old();
CREATE TRIGGER changes_openings AFTER INSERT ON service_exception REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION openings_are_old();
CREATE TRIGGER changes_openings_too AFTER UPDATE ON service_exception REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION openings_are_old();
CREATE TRIGGER changes_openings_also AFTER DELETE ON service_exception REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION openings_are_old();

-- The same clock times elsewhere are other moments.
CREATE FUNCTION zone_moves_openings() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    UPDATE service SET openings_until = NULL, openings_due = true WHERE site_id = NEW.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER zone_moved AFTER UPDATE OF zone ON site FOR EACH ROW WHEN (OLD.zone <> NEW.zone) EXECUTE FUNCTION zone_moves_openings();

-- What a day's record is made of: when a site was closed, and on which of its local days a service was full.
CREATE FUNCTION site_closure_noted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at timestamptz := clock_timestamp();
BEGIN
    IF NEW.state = 'closed' THEN
        -- After the clock was set back it begins where the last one ended.
        INSERT INTO site_closure (site_id, during)
        SELECT NEW.id, tstzrange(greatest(at, max(upper(c.during))), 'infinity') FROM site_closure c WHERE c.site_id = NEW.id;
    ELSE
        UPDATE site_closure SET during = range_ended(during, at) WHERE site_id = NEW.id AND upper(during) = 'infinity';
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER closure_begins AFTER INSERT ON site FOR EACH ROW WHEN (NEW.state = 'closed') EXECUTE FUNCTION site_closure_noted();
CREATE TRIGGER closure_noted AFTER UPDATE ON site FOR EACH ROW WHEN ((OLD.state = 'closed') <> (NEW.state = 'closed')) EXECUTE FUNCTION site_closure_noted();

-- A word that nobody took back ends with the day after it: a place that said "full" on Monday and nothing since was not full all week.
CREATE FUNCTION service_full_noted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    at timestamptz := clock_timestamp();
BEGIN
    IF NEW.level = 'full' OR OLD.level_at > at - interval '1 day' THEN
        INSERT INTO service_full_day (service_id, on_date)
        SELECT NEW.id, (at AT TIME ZONE s.zone)::date FROM site s WHERE s.id = NEW.site_id
            ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER full_at_first AFTER INSERT ON service FOR EACH ROW WHEN (NEW.level = 'full') EXECUTE FUNCTION service_full_noted();
CREATE TRIGGER full_noted AFTER UPDATE ON service FOR EACH ROW
    WHEN (OLD.level_at IS DISTINCT FROM NEW.level_at AND (OLD.level = 'full' OR NEW.level = 'full')) EXECUTE FUNCTION service_full_noted();
