/* The page of every screen: one HTML file, into which the server writes who is signed in and what the
 * network's board shows, so that the first response carries the list and nothing moves when the script starts
 * (docs/decisions/0008). */
#include <string.h>

#include "api/api.h"
#include "base/buffer.h"
#include "domain/session.h"

enum { BOARD_MOST = 512 * 1024 /* a larger one is fetched by the screen, ready and compressed */ };

static const char placeholder[] = "<script type=\"application/json\" id=\"porchlight-start\">";

/* JSON inside a script element: no text in it may end the element. In JSON '<' stands in texts only, where
 * \u003c means the same. */
static void
put_inside_script(struct buffer *into, const char *json, size_t size)
{
	const char *end = json + size;

	while (json < end) {
		const char *next = memchr(json, '<', (size_t)(end - json));

		if (next == NULL)
			next = end;
		buffer_put(into, json, (size_t)(next - json));
		if (next < end)
			buffer_put_text(into, "\\u003c");
		json = next + (next < end);
	}
}

/* null for nobody, and when the database can't be asked: the screen then works with what it kept. */
static void
put_session(struct buffer *into, struct request *rq)
{
	const struct caller *caller = request_caller(rq);
	struct session       session;
	struct buffer        json = { 0 };

	if (!caller_signed_in(caller)
	    || db_row(request_db(rq), request_arena(rq),
		   &(struct db_call)DB_CALL(STATEMENT_session_now, caller->session_id), session_stored_fields,
		   &session, NULL)
		   != OK) {
		buffer_put_text(into, "null");
		return;
	}
	wire_write(&json, session_stored_fields, &session);
	put_inside_script(into, json.bytes, json.size);
	buffer_done(&json);
}

static void
put_board(struct buffer *into, struct request *rq)
{
	const struct api_context    *context = request_context(rq);
	struct board_view           *view;
	const struct board_snapshot *snapshot = NULL;

	if (board_is_ready(context->board) && (view = board_view_find(context->board, "network")) != NULL
	    && board_view_allowed(view, request_caller(rq)))
		snapshot = board_snapshot_take(context->board, view, 0);
	if (snapshot != NULL && blob_size(snapshot->plain) <= BOARD_MOST)
		put_inside_script(into, blob_bytes(snapshot->plain), blob_size(snapshot->plain));
	else
		buffer_put_text(into, "null");
	if (snapshot != NULL)
		board_snapshot_drop(snapshot);
}

/* Made for one person and never stored; http compresses it. */
static enum problem
page_send(struct request *rq, struct buffer *text)
{
	size_t            size;
	char             *bytes = buffer_release(text, &size);
	struct blob      *blob = blob_make(bytes, size);
	struct http_body *body = http_body_of("text/html; charset=utf-8", blob, "no-store");
	enum problem      p = reply_body(rq, body);

	http_body_drop(body);
	blob_drop(blob);
	return p;
}

static enum problem
page(struct request *rq)
{
	const struct api_context *context = request_context(rq);
	const struct blob        *html = http_static_blob(request_http(rq), "index.html");
	const char               *begin, *start, *rest;
	struct buffer             text = { 0 };

	if (html == NULL
	    || (start =
		       memmem(begin = blob_bytes(html), blob_size(html), placeholder, sizeof placeholder - 1))
		   == NULL)
		return PROBLEM_NOT_FOUND;
	start += sizeof placeholder - 1;
	buffer_put(&text, begin, (size_t)(start - begin));
	buffer_put_text(&text, "{\"build\":");
	wire_write_text(&text, context->build);
	buffer_put_text(&text, ",\"session\":");
	put_session(&text, rq);
	buffer_put_text(&text, ",\"board\":");
	put_board(&text, rq);
	buffer_put_text(&text, "}");
	rest = memchr(start, '<', blob_size(html) - (size_t)(start - begin));
	buffer_put(&text, rest, blob_size(html) - (size_t)(rest - begin));
	return page_send(rq, &text);
}

/* Who is not signed in gets what anybody may read. */
static enum problem
front(struct request *rq)
{
	const struct api_context *context = request_context(rq);

	return caller_signed_in(request_caller(rq)) ? page(rq) : context->front_page(rq);
}

static enum problem
map(struct request *rq)
{
	const struct api_context *context = request_context(rq);

	return caller_signed_in(request_caller(rq)) ? page(rq) : context->map_page(rq);
}

#define PAGE(where) PAGE_BY(where, page)
#define PAGE_BY(where, maker)                                                                                \
	{                                                                                                    \
		.method = "GET", .path = (where), .run = (maker), .lane = LANE_DATABASE, .flags = ROUTE_RAW, \
		.who = WHO_ANYONE, .status = 200, .name = "page", .help = "The page of a screen."            \
	}

static const struct route page_routes[] = {
	PAGE_BY("/", front),
	PAGE_BY("/map", map),
	PAGE("/sign-in"),
	PAGE("/house"),
	PAGE("/house/facts"),
	PAGE("/house/hours"),
	PAGE("/directory"),
	PAGE("/house/people"),
	PAGE("/house/handover"),
	PAGE("/house/statistics"),
	PAGE("/team/statistics"),
	PAGE("/channels"),
	PAGE("/board"),
	PAGE("/introduce/{id}"),
	PAGE("/referrals"),
	PAGE("/referrals/{id}"),
	PAGE("/handover"),
	PAGE("/mine"),
	PAGE("/admin"),
	PAGE("/admin/diversion"),
	PAGE("/admin/rooms"),
	PAGE("/admin/reports"),
};

const struct route_table api_page_routes = { page_routes, sizeof page_routes / sizeof page_routes[0] };
