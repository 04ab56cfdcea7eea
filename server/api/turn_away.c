/* Asks that a house could not welcome: one tap to record, one to take back. The unmet need that funding
 * should answer. */
#include "domain/turn_away.h"

#include "internal.h"

static enum problem
turn_away_list(struct request *rq)
{
	const char  *after;
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)))
		return p;
	return page_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_turn_away_list, request_path_id(rq, 0), after, limit_param(rq, limit)),
	    turn_away_fields, sizeof(struct turn_away), limit);
}

static enum problem
turn_away_add(struct request *rq)
{
	struct turn_away in, turn_away;
	enum problem     p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	return act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_turn_away_add, request_path_id(rq, 0),
		param(rq, turn_away_new_fields, &in, "way"), param(rq, turn_away_new_fields, &in, "reason")),
	    turn_away_fields, &turn_away);
}

static enum problem
turn_away_undo(struct request *rq)
{
	struct turn_away turn_away;

	return act_reply(rq, &(struct db_call)DB_CALL(STATEMENT_turn_away_undo, request_path_id(rq, 0)),
	    turn_away_fields, &turn_away);
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/sites/{id}/turn_aways",
	    .run = turn_away_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_HOUSE,
	    .status = 200,
	    .reply = turn_away_fields,
	    .name = "turn_away_list",
	    .help = "Asks that the house could not welcome, the newest first; its own people only." },
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/turn_aways",
	    .run = turn_away_add,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .body = turn_away_new_fields,
	    .status = 201,
	    .reply = turn_away_fields,
	    .name = "turn_away_add",
	    .help = "Someone asked and could not be welcomed." },
	{ .method = "POST",
	    .path = "/api/v1/turn_aways/{id}/undo",
	    .run = turn_away_undo,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .status = 200,
	    .reply = turn_away_fields,
	    .name = "turn_away_undo",
	    .help = "Takes it back; it no longer counts." },
};

const struct route_table api_turn_away_routes = ROUTES(routes);
