/* Beds, a house's rooms: its lead adds and describes them, its staff say in two taps what state each is in.
 */
#include "domain/bed.h"

#include "internal.h"

static enum problem
bed_list(struct request *rq)
{
	return list_reply(rq, &(struct db_call)DB_CALL(STATEMENT_bed_list, request_path_id(rq, 0)),
	    bed_fields, sizeof(struct bed));
}

static enum problem
bed_add(struct request *rq)
{
	struct bed   bed;
	field_set    present;
	enum problem p;

	if ((p = request_json(rq, &bed, &present)))
		return p;
	return act_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_bed_add, request_path_id(rq, 0), facts_param(rq, bed_fields, &bed, present)),
	    bed_fields, &bed);
}

static enum problem
bed_change(struct request *rq)
{
	struct bed   bed;
	field_set    present;
	enum problem p;

	if ((p = request_json(rq, &bed, &present)))
		return p;
	return act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_bed_change, request_path_id(rq, 0), request_version(rq),
		facts_param(rq, bed_patch_fields, &bed, present)),
	    bed_fields, &bed);
}

static enum problem
bed_mark(struct request *rq)
{
	struct bed_change in;
	struct bed        bed;
	enum problem      p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_bed_mark, request_path_id(rq, 0),
		param(rq, bed_change_fields, &in, "state"), in.state_reason,
		param(rq, bed_change_fields, &in, "held_until"),
		param(rq, bed_change_fields, &in, "ready_at"), param(rq, bed_change_fields, &in, "source"),
		param(rq, bed_change_fields, &in, "version")),
	    bed_fields, &bed);
	if (p == PROBLEM_OUT_OF_RANGE)
		return fault(rq, p, "/held_until", "a hold ends within the next 24 hours");
	return p;
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/sites/{id}/beds",
	    .run = bed_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_LIST,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = bed_fields,
	    .name = "bed_list",
	    .help = "A house's rooms in its own order." },
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/beds",
	    .run = bed_add,
	    .lane = LANE_DATABASE,
	    .who = ROLE_BIT(ROLE_HOUSE_LEAD),
	    .body = bed_fields,
	    .status = 201,
	    .reply = bed_fields,
	    .name = "bed_add",
	    .help = "A new room; it is not in use until it is marked open." },
	{ .method = "PATCH",
	    .path = "/api/v1/beds/{id}",
	    .run = bed_change,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_IF_MATCH,
	    .who = ROLE_BIT(ROLE_HOUSE_LEAD),
	    .body = bed_patch_fields,
	    .status = 200,
	    .reply = bed_fields,
	    .name = "bed_change",
	    .help = "Changes a room's label and facts." },
	{ .method = "POST",
	    .path = "/api/v1/beds/{id}/states",
	    .run = bed_mark,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .body = bed_change_fields,
	    .status = 201,
	    .reply = bed_fields,
	    .name = "bed_mark",
	    .help = "Marks a room open, held, occupied, in turnover or not in use. Occupied begins a stay; "
		    "leaving it ends it." },
};

const struct route_table api_bed_routes = ROUTES(routes);
