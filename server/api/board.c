/* The board as it is now: a snapshot of one view, ready and compressed, answered from memory without the
 * database. Most reads are of the same few snapshots, so the reply of each view's last one is kept whole and
 * shared until the view changes. */
#include <pthread.h>
#include <stdint.h>

#include "internal.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* {lock} One view each, by its address; two that meet in a place take turns. */
static struct kept {
	const struct board_view *view;
	uint64_t                 serial;
	struct http_body        *body;
} kept[64];

/* A reference for the caller. */
static struct http_body *
body_of(const struct board_view *view, const struct board_snapshot *snapshot)
{
	struct kept      *place = &kept[((uintptr_t)view >> 6) % (sizeof kept / sizeof *kept)];
	struct http_body *body;

	pthread_mutex_lock(&lock);
	if (place->view != view || place->serial != snapshot->serial) {
		http_body_drop(place->body);
		place->body = http_body_make(
		    "application/json", snapshot->plain, snapshot->gzip, snapshot->etag, "private, no-cache");
		place->view = view;
		place->serial = snapshot->serial;
	}
	body = http_body_take(place->body);
	pthread_mutex_unlock(&lock);
	return body;
}

static enum problem
board_read(struct request *rq)
{
	const struct api_context *context = request_context(rq);
	const char               *name = request_query(rq, "view"), *asked = request_query(rq, "from");
	struct board_view        *view;
	uint64_t                  from = 0;
	enum problem              p;

	if (!board_is_ready(context->board))
		return PROBLEM_UNAVAILABLE;
	if (asked != NULL && !position_read(asked, &from))
		return fault(
		    rq, PROBLEM_BAD_VALUE, "query:from", "not a position; one reads like 16/B374D848");
	view = board_view_find(context->board, name == NULL ? "public" : name);
	if (view == NULL)
		return PROBLEM_NOT_FOUND;
	if (!board_view_allowed(view, request_caller(rq)))
		return caller_signed_in(request_caller(rq)) ? PROBLEM_NOT_FOUND : PROBLEM_NOT_SIGNED_IN;

	const struct board_snapshot *snapshot = board_snapshot_take(context->board, view, from);
	struct http_body            *body = body_of(view, snapshot);

	p = reply_body(rq, body);
	http_body_drop(body);
	board_snapshot_drop(snapshot);
	return p;
}

static const struct query_field query[] = {
	{ "view", "public (unless said otherwise), network, or organization:<id>." },
	{ "from", "A position that the snapshot must have reached." },
	{ NULL, NULL },
};

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/board",
	    .run = board_read,
	    .lane = LANE_MEMORY,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .query = query,
	    .name = "board_read",
	    .help = "A snapshot of one view: all its rows as of one position; docs/live.md says how to go on "
		    "from there." },
};

const struct route_table api_board_routes = ROUTES(routes);
