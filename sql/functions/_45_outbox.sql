-- What is told, written where it happens: a trigger, so that it is one transaction with the change whoever makes it. Where no channel wants to
-- know, it is one look at an index.

-- FOR KEY SHARE: a channel that is being removed is waited for and then gone, so that an act never fails because of one.
CREATE FUNCTION outbox_add(told event_name, r recipient, organizations uuid[], at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
BEGIN
    INSERT INTO delivery (id, channel_id, organization_id, event, recipient_id, site_id, occurred_at)
    SELECT id_new(), c.id, c.organization_id, told, r.id, r.site_id, at
      FROM channel c
     WHERE c.organization_id = ANY (organizations) AND c.enabled AND told = ANY (c.events)
       AND (c.site_id IS NULL OR c.site_id = r.site_id)
     ORDER BY c.id
       FOR KEY SHARE OF c;
END
$$;

-- One change is one event, the one that says most. A note is told to the side that has not written it.
-- It runs at every step of every introduction, mostly for nothing: so it looks for a channel first, and neither changes its role nor its
-- search_path, which cost more than that look. Whoever writes recipients may read channels; everything is called by its full name.
CREATE FUNCTION recipient_told() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
    told  text;
    sides uuid[] := ARRAY[NEW.house_id, NEW.sender_id];
BEGIN
    IF NOT EXISTS (SELECT FROM porchlight.channel c WHERE c.organization_id = ANY (sides) AND c.enabled) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        told := CASE WHEN NEW.state = 'sent' THEN 'introduction.sent' END;
    ELSIF NEW.state <> OLD.state THEN
        told := CASE
            WHEN NEW.state IN ('talking', 'waitlisted') AND OLD.answered_at IS NULL THEN 'introduction.answered'
            WHEN NEW.state IN ('offered', 'accepted', 'arrived', 'declined') THEN 'introduction.' || NEW.state
            WHEN NEW.state = 'not_arrived' THEN 'hold.lapsed'
            WHEN NEW.ended_at IS NOT NULL THEN 'introduction.ended' END;
    ELSIF OLD.escalated_at IS NULL AND NEW.escalated_at IS NOT NULL THEN
        told := 'introduction.escalated';
    ELSIF OLD.alerted_at IS NULL AND NEW.alerted_at IS NOT NULL THEN
        told := 'introduction.alert';
    ELSIF OLD.hold_warned_at IS NULL AND NEW.hold_warned_at IS NOT NULL THEN
        told := 'hold.ending';
    ELSIF NEW.note_count > OLD.note_count THEN
        told := 'note.new';
        sides := CASE WHEN NEW.unread_house > OLD.unread_house THEN ARRAY[NEW.house_id] ELSE ARRAY[NEW.sender_id] END;
    END IF;
    IF told IS NOT NULL THEN
        PERFORM porchlight.outbox_add(told, NEW, sides, CASE WHEN TG_OP = 'INSERT' THEN NEW.sent_at ELSE NEW.changed_at END);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER told AFTER INSERT ON recipient FOR EACH ROW EXECUTE FUNCTION recipient_told();
CREATE TRIGGER told_change AFTER UPDATE ON recipient FOR EACH ROW
    WHEN ((OLD.state <> NEW.state AND NEW.state <> 'seen')
          OR OLD.alerted_at IS DISTINCT FROM NEW.alerted_at
          OR OLD.escalated_at IS DISTINCT FROM NEW.escalated_at
          OR OLD.hold_warned_at IS DISTINCT FROM NEW.hold_warned_at
          OR NEW.note_count > OLD.note_count)
    EXECUTE FUNCTION recipient_told();

-- Only what its people set makes a new version: how it fares changes by the minute.
CREATE TRIGGER signed BEFORE INSERT OR UPDATE OF site_id, address, language, events, enabled ON channel
    FOR EACH ROW EXECUTE FUNCTION row_signed();
