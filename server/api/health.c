/* For whoever watches over the server: alive, ready to answer, and its numbers. Outside /api/v1, plain text.
 */
#include "base/buffer.h"
#include "base/metric.h"
#include "internal.h"

/* The process answers; says nothing of what it depends on, so that a restart is not the cure for a database
 * that is away. */
static enum problem
health(struct request *rq)
{
	return reply_text(rq, "text/plain; charset=utf-8", "ok\n");
}

/* The live picture is whole and the database answers: send people here. */
static enum problem
ready(struct request *rq)
{
	const struct api_context *context = request_context(rq);
	enum problem              p;

	if (!board_is_ready(context->board) || board_is_stale(context->board))
		return PROBLEM_UNAVAILABLE;
	if ((p = db_act(request_db(rq), &(struct db_call){ .statement = STATEMENT_health })))
		return p;
	return reply_text(rq, "text/plain; charset=utf-8", "ready\n");
}

static enum problem
metrics(struct request *rq)
{
	struct buffer text = { 0 };
	enum problem  p;

	metric_print(&text);
	p = reply_text(rq, "text/plain; version=0.0.4; charset=utf-8", text.bytes == NULL ? "" : text.bytes);
	buffer_done(&text);
	return p;
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/healthz",
	    .run = health,
	    .lane = LANE_MEMORY,
	    .flags = ROUTE_RAW,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .name = "health",
	    .help = "The process answers." },
	{ .method = "GET",
	    .path = "/readyz",
	    .run = ready,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_RAW,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .name = "ready",
	    .help = "The live picture is whole and the database answers." },
	{ .method = "GET",
	    .path = "/metrics",
	    .run = metrics,
	    .lane = LANE_MEMORY,
	    .flags = ROUTE_RAW,
	    .who = WHO_ANYONE,
	    .status = 200,
	    .name = "metrics",
	    .help = "Numbers for Prometheus." },
};

const struct route_table api_health_routes = ROUTES(routes);
