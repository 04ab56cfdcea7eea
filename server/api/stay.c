/* Stays: who came by phone or by foot gets a room here; a stay's plan and its end. Arrivals of introductions
 * are recipients' acts. */
#include "domain/stay.h"

#include "internal.h"

static enum problem
day_fault(struct request *rq, enum problem problem)
{
	if (problem == PROBLEM_OUT_OF_RANGE)
		return fault(rq, problem, "/planned_leave_on", "not before the guest arrived");
	return problem;
}

static enum problem
stay_list(struct request *rq)
{
	const char  *after, *state;
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)) || (p = state_query(rq, "current", "ended", &state)))
		return p;
	return page_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_stay_list, request_path_id(rq, 0), state, after, limit_param(rq, limit)),
	    stay_fields, sizeof(struct stay), limit);
}

static enum problem
stay_read(struct request *rq)
{
	struct stay stay;

	return read_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_stay_read, request_path_id(rq, 0)), stay_fields, &stay);
}

static enum problem
stay_begin(struct request *rq)
{
	struct stay  in, stay;
	enum problem p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_stay_begin, request_path_id(rq, 0), in.bed_id,
		param(rq, stay_new_fields, &in, "source"), in.planned_leave_on),
	    stay_fields, &stay);
	return day_fault(rq, p);
}

static enum problem
stay_change(struct request *rq)
{
	struct stay  stay;
	field_set    present;
	enum problem p;

	if ((p = request_json(rq, &stay, &present)))
		return p;
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_stay_change, request_path_id(rq, 0), request_version(rq),
		facts_param(rq, stay_patch_fields, &stay, present)),
	    stay_fields, &stay);
	return day_fault(rq, p);
}

static enum problem
stay_leave(struct request *rq)
{
	struct stay  in, stay;
	enum problem p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	return act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_stay_leave, request_path_id(rq, 0),
		param(rq, stay_leave_fields, &in, "where_next"),
		param(rq, stay_leave_fields, &in, "guest_answer")),
	    stay_fields, &stay);
}

static const struct query_field list_query[] = {
	{ "state", "current or ended; both when left out." },
	{ 0 },
};

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/sites/{id}/stays",
	    .run = stay_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_HOUSE,
	    .status = 200,
	    .reply = stay_fields,
	    .query = list_query,
	    .name = "stay_list",
	    .help = "A house's stays, the newest first; its own people only." },
	{ .method = "GET",
	    .path = "/api/v1/stays/{id}",
	    .run = stay_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .status = 200,
	    .reply = stay_fields,
	    .name = "stay_read",
	    .help = "One stay." },
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/stays",
	    .run = stay_begin,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .body = stay_new_fields,
	    .status = 201,
	    .reply = stay_fields,
	    .name = "stay_begin",
	    .help = "Somebody came by phone or by foot; the room must be open, or held by hand." },
	{ .method = "PATCH",
	    .path = "/api/v1/stays/{id}",
	    .run = stay_change,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_IF_MATCH,
	    .who = WHO_HOUSE,
	    .body = stay_patch_fields,
	    .status = 200,
	    .reply = stay_fields,
	    .name = "stay_change",
	    .help = "Changes the planned leaving date, or what the guest answered." },
	{ .method = "POST",
	    .path = "/api/v1/stays/{id}/leave",
	    .run = stay_leave,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .body = stay_leave_fields,
	    .status = 200,
	    .reply = stay_fields,
	    .name = "stay_leave",
	    .help = "The guest leaves; the room is being readied." },
};

const struct route_table api_stay_routes = ROUTES(routes);
