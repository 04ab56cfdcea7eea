/* What a house does with one tap: "still right", pause, welcome again. Each confirms everything that the
 * board shows of it. */
#include "domain/site.h"
#include "internal.h"

static enum problem
confirmation_add(struct request *rq)
{
	struct site site;

	return act_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_site_confirm, request_path_id(rq, 0)), site_fields, &site);
}

static enum problem
confirmation_list(struct request *rq)
{
	const char  *after;
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)))
		return p;
	return page_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_confirmation_list, request_path_id(rq, 0), after, limit_param(rq, limit)),
	    confirmation_fields, sizeof(struct confirmation), limit);
}

static enum problem
pause_set(struct request *rq, const char *paused)
{
	struct site site;

	return act_reply(rq, &(struct db_call)DB_CALL(STATEMENT_site_pause, request_path_id(rq, 0), paused),
	    site_fields, &site);
}

static enum problem
pause_begin(struct request *rq)
{
	return pause_set(rq, "true");
}

static enum problem
pause_end(struct request *rq)
{
	return pause_set(rq, "false");
}

static const struct route routes[] = {
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/confirmations",
	    .run = confirmation_add,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .status = 201,
	    .reply = site_fields,
	    .name = "site_confirm",
	    .help = "Still right: what the board shows of this house is so." },
	{ .method = "GET",
	    .path = "/api/v1/sites/{id}/confirmations",
	    .run = confirmation_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = confirmation_fields,
	    .name = "confirmation_list",
	    .help = "When the house confirmed, the latest first." },
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/pauses",
	    .run = pause_begin,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .status = 201,
	    .reply = site_fields,
	    .name = "site_pause",
	    .help = "The house pauses. No reason is asked, and nothing is held against it." },
	{ .method = "DELETE",
	    .path = "/api/v1/sites/{id}/pauses",
	    .run = pause_end,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .status = 200,
	    .reply = site_fields,
	    .name = "site_welcome",
	    .help = "The house is welcoming again." },
};

const struct route_table api_confirmation_routes = ROUTES(routes);
