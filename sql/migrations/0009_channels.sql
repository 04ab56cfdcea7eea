-- Being told: where a house or a team wants to hear of what happens (channels), and what is on its way there (deliveries).
-- A delivery is written in the transaction of the change that it tells of, so nothing is told that did not happen, and nothing that happened
-- is forgotten. It names rows and holds no text: what is said is put together when it is sent, and never has anything of a person in it.

CREATE DOMAIN channel_kind AS text CHECK (VALUE IN ('email', 'webhook'));
CREATE DOMAIN channel_address AS text CHECK (length(VALUE) BETWEEN 3 AND 300);
CREATE DOMAIN channel_language AS text CHECK (VALUE IN ('en', 'es'));
-- What a channel may ask for.
CREATE DOMAIN event_list AS text[]
    CHECK (VALUE <@ '{introduction.sent,introduction.answered,introduction.offered,introduction.accepted,introduction.arrived,introduction.declined,introduction.ended,introduction.alert,introduction.escalated,hold.ending,hold.lapsed,note.new,room.confirm_soon,room.not_confirmed,turnover.overdue}');
CREATE DOMAIN event_name AS text
    CHECK (VALUE IN ('introduction.sent', 'introduction.answered', 'introduction.offered', 'introduction.accepted', 'introduction.arrived',
                     'introduction.declined', 'introduction.ended', 'introduction.alert', 'introduction.escalated', 'hold.ending',
                     'hold.lapsed', 'note.new', 'room.confirm_soon', 'room.not_confirmed', 'turnover.overdue', 'channel.test'));
CREATE DOMAIN delivery_state AS text CHECK (VALUE IN ('waiting', 'delivered', 'dead'));
-- Why it was not taken. Words of ours: what the other end said is never kept.
CREATE DOMAIN delivery_fault AS text
    CHECK (VALUE IN ('timeout', 'unreachable', 'tls', 'status', 'broken_off', 'address_refused', 'mail_refused', 'mail_not_set_up',
                     'channel_off', 'lost'));

CREATE TABLE channel (
    id             uuid        PRIMARY KEY,
    organization_id uuid       NOT NULL REFERENCES organization,
    site_id        uuid        REFERENCES site ON DELETE CASCADE,  -- NULL: all sites of the house; a team has none
    kind           channel_kind NOT NULL,
    address        channel_address NOT NULL,
    language       channel_language NOT NULL DEFAULT 'en',
    events         event_list  NOT NULL,
    enabled        boolean     NOT NULL DEFAULT true,
    sealed_secret  text,                                 -- a webhook's; what it signs with, sealed by the server
    created_at     timestamptz NOT NULL DEFAULT now(),
    last_ok_at     timestamptz,
    last_failed_at timestamptz,
    last_error     delivery_fault,
    version        bigint      NOT NULL DEFAULT 1,       -- of what its people set; how it fares leaves it alone
    changed_at     timestamptz NOT NULL DEFAULT now(),
    changed_by     text        NOT NULL DEFAULT '',
    CHECK ((kind = 'webhook') = (sealed_secret IS NOT NULL))
);
CREATE INDEX channel_organization ON channel (organization_id);

-- The outbox. `id` is what the other end knows it by (webhook-id, Message-ID), the same at each try.
CREATE TABLE delivery (
    id             uuid        PRIMARY KEY,
    channel_id     uuid        NOT NULL REFERENCES channel ON DELETE CASCADE,
    organization_id uuid       NOT NULL,                 -- the channel's
    event          event_name  NOT NULL,
    recipient_id   uuid        REFERENCES recipient ON DELETE CASCADE,
    site_id        uuid        REFERENCES site ON DELETE CASCADE,
    bed_id         uuid        REFERENCES bed ON DELETE CASCADE,
    state          delivery_state NOT NULL DEFAULT 'waiting',
    occurred_at    timestamptz NOT NULL,
    queued_at      timestamptz NOT NULL DEFAULT clock_timestamp(), -- since when it is tried
    due_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts       integer     NOT NULL DEFAULT 0,
    claimed_until  timestamptz,                          -- a server is at it; past this it is anybody's again
    delivered_at   timestamptz,
    dead_at        timestamptz,
    last_status    integer,                              -- what the other end answered, HTTP or SMTP
    last_error     delivery_fault,
    CHECK ((state = 'delivered') = (delivered_at IS NOT NULL)),
    CHECK ((state = 'dead') = (dead_at IS NOT NULL)),
    CHECK (claimed_until IS NULL OR state = 'waiting')
);
CREATE INDEX delivery_due ON delivery (due_at) WHERE state = 'waiting';
CREATE INDEX delivery_channel_due ON delivery (channel_id, due_at) WHERE state = 'waiting';
CREATE INDEX delivery_in_flight ON delivery (channel_id) WHERE claimed_until IS NOT NULL;
CREATE INDEX delivery_organization ON delivery (organization_id, id);
CREATE INDEX delivery_queued ON delivery (queued_at);
-- What time brings about is told once, however many servers look.
CREATE UNIQUE INDEX delivery_once ON delivery (channel_id, event, site_id, bed_id, occurred_at) NULLS NOT DISTINCT
    WHERE event IN ('room.confirm_soon', 'room.not_confirmed', 'turnover.overdue');
