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

CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON organization FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON site FOR EACH ROW EXECUTE FUNCTION row_signed();
CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON service FOR EACH ROW EXECUTE FUNCTION row_signed();
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

-- Changed hours make the computed open intervals worthless: the clock computes them again within a second.
CREATE FUNCTION openings_are_old() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    UPDATE service SET openings_until = NULL
     WHERE id IN (OLD.service_id, NEW.service_id);
    RETURN NULL;
END
$$;

CREATE TRIGGER changes_openings AFTER INSERT OR UPDATE OR DELETE ON service_hours FOR EACH ROW EXECUTE FUNCTION openings_are_old();
CREATE TRIGGER changes_openings AFTER INSERT OR UPDATE OR DELETE ON service_exception FOR EACH ROW EXECUTE FUNCTION openings_are_old();
