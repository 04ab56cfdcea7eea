/* The change stream, told to both rooms that follow it: who is signed in (roster) and what screens show
 * (board). All of it runs on the replica's thread, their only writer. */
#include "feed.h"

#include "base/log.h"

static void
feed_begin(void *context, const char *epoch)
{
	struct feed *feed = context;

	roster_begin(feed->roster, epoch);
	board_begin(feed->board, epoch);
}

static void
feed_row(void *context, const struct change_row *row)
{
	struct feed *feed = context;

	roster_row(feed->roster, row);
	board_row(feed->board, row);
}

static void
feed_ready(void *context, uint64_t pos)
{
	struct feed *feed = context;

	roster_loaded(feed->roster, pos);
	board_loaded(feed->board, pos);
}

/* The roster first: a socket that is no longer allowed must be closed before it is sent what it may not see.
 */
static void
feed_change(void *context, const struct change *change)
{
	struct feed *feed = context;

	roster_change(feed->roster, change);
	board_change(feed->board, change);
}

static void
feed_idle(void *context, uint64_t pos)
{
	struct feed *feed = context;

	board_idle(feed->board, pos);
}

static void
feed_lost(void *context, const char *why)
{
	struct feed *feed = context;

	board_lost(feed->board, why);
	log_event(LOG_LEVEL_WARNING, "feed.lost", log_text("why", why));
}

/* What is in the first picture; the same rules make rows leave it later, by commits. */
static const struct replica_table feed_tables[] = {
	{ .relation = "organization" },
	{ .relation = "site" },
	{ .relation = "service" },
	{ .relation = "bed" },
	{ .relation = "referral", .where = "archived_at IS NULL" },
	{ .relation = "recipient", .where = "archived_at IS NULL" },
	{ .relation = "stay", .where = "left_at IS NULL" },
	{ .relation = "account" },
	{ .relation = "membership" },
	{ .relation = "session", .where = "revoked_at IS NULL AND expires_at > now()" },
};

struct replica *
feed_open(struct feed *feed, const char *conninfo)
{
	return replica_open(&(struct replica_settings){
	    .conninfo = conninfo,
	    .publication = "porchlight_feed",
	    .tables = feed_tables,
	    .table_count = sizeof feed_tables / sizeof feed_tables[0],
	    .listener = { .context = feed,
		.begin = feed_begin,
		.row = feed_row,
		.ready = feed_ready,
		.change = feed_change,
		.idle = feed_idle,
		.lost = feed_lost },
	});
}
