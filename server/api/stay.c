/* Stays: who came by phone or by foot gets a room here; a stay's plan and its end. Arrivals of introductions
 * are recipients' acts. */
#include "domain/stay.h"

#include "alias.h"
#include "base/id.h"
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
	struct stay_opened it;
	const char        *id = request_path_id(rq, 0);
	enum problem       p;

	if ((p = db_row(request_db(rq), request_arena(rq), &(struct db_call)DB_CALL(STATEMENT_stay_open, id),
		 stay_opened_row_fields, &it, NULL)))
		return p;
	it.alias = alias_open(rq, id, it.sealed_alias);
	reply_header(rq, "Cache-Control", "no-store");
	return reply_json(rq, stay_opened_fields, &it);
}

static enum problem
stay_begin(struct request *rq)
{
	struct stay_opened in;
	struct stay        stay;
	struct alias       alias;
	char               id[ID_TEXT_SIZE];
	enum problem       p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	id_new(id);
	alias = alias_seal(rq, id, in.alias);
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_stay_begin, request_path_id(rq, 0), id, in.stay.bed_id,
		param(rq, stay_new_fields, &in, "source"), in.stay.planned_leave_on, alias.sealed,
		alias.digest),
	    stay_fields, &stay);
	return day_fault(rq, p);
}

static enum problem
stay_change(struct request *rq)
{
	const char        *id = request_path_id(rq, 0);
	field_set          present, alias_bit;
	struct stay_opened in;
	struct stay        stay;
	struct alias       alias;
	enum problem       p;

	if ((p = request_json(rq, &in, &present)))
		return p;
	/* The alias goes its own way: sealed. */
	alias_bit = (field_set)1 << (field_find(stay_patch_fields, "alias") - stay_patch_fields);
	alias = alias_seal(rq, id, in.alias);
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_stay_change, id, request_version(rq),
		facts_param(rq, stay_patch_fields, &in, present & ~alias_bit),
		present & alias_bit ? "true" : "false", alias.sealed, alias.digest),
	    stay_fields, &stay);
	return day_fault(rq, p);
}

static enum problem
stay_extend(struct request *rq)
{
	struct stay  in, stay = { 0 };
	enum problem p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_stay_extend, request_path_id(rq, 0), in.planned_leave_on),
	    stay_fields, &stay);
	if (p != PROBLEM_OUT_OF_RANGE)
		return p;
	return fault(rq, p, "/planned_leave_on",
	    stay.latest_leave_on == NULL
		? "not before today, nor before the day planned now"
		: arena_print(request_arena(rq),
		    "not before today, nor before the day planned now; the last possible day is %s",
		    stay.latest_leave_on));
}

static enum problem
stay_move(struct request *rq)
{
	struct stay  in, stay;
	enum problem p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	return act_reply(rq, &(struct db_call)DB_CALL(STATEMENT_stay_move, request_path_id(rq, 0), in.bed_id),
	    stay_fields, &stay);
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

/* A question that is asked by POST, so that the alias stands in no address. */
static enum problem
site_nights(struct request *rq)
{
	struct nights ask, nights;
	enum problem  p;

	if ((p = request_json(rq, &ask, NULL)))
		return p;
	reply_header(rq, "Cache-Control", "no-store");
	return read_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_site_nights, request_path_id(rq, 0), alias_digests(rq, ask.alias)),
	    nights_fields, &nights);
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
	    .reply = stay_opened_fields,
	    .name = "stay_open",
	    .help =
		"One stay with the house's own word for the guest, for that house's people only. That the "
		"word was read is written down." },
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
	    .help = "Changes the planned leaving date, the house's own word for the guest, or what the guest "
		    "answered." },
	{ .method = "POST",
	    .path = "/api/v1/stays/{id}/extend",
	    .run = stay_extend,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .body = stay_extend_fields,
	    .status = 200,
	    .reply = stay_fields,
	    .name = "stay_extend",
	    .help = "The guest stays longer, within the site's longest stay." },
	{ .method = "POST",
	    .path = "/api/v1/stays/{id}/move",
	    .run = stay_move,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .body = stay_move_fields,
	    .status = 200,
	    .reply = stay_fields,
	    .name = "stay_move",
	    .help = "The guest moves to an open room of the same house; the room they leave is being "
		    "readied." },
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
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/nights",
	    .run = site_nights,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_NO_KEY,
	    .who = WHO_HOUSE,
	    .body = nights_ask_fields,
	    .status = 200,
	    .reply = nights_fields,
	    .name = "site_nights",
	    .help = "How many nights somebody has spent at this house within its window, by the house's own "
		    "word for them." },
};

const struct route_table api_stay_routes = ROUTES(routes);
