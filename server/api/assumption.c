/* What the estimates assume: read by those who see the network's numbers, changed by its administrators. */
#include "domain/assumption.h"

#include "internal.h"

static enum problem
assumption_list(struct request *rq)
{
	return list_reply(rq, &(struct db_call){ .statement = STATEMENT_assumption_list }, assumption_fields,
	    sizeof(struct assumption));
}

/* GET /statistics/assumptions/history?name= */
static enum problem
assumption_history(struct request *rq)
{
	const char *name = request_query(rq, "name");

	if (name == NULL || choice_find(&assumption_name_choices, name) < 0)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "query:name",
		    "ed_avoided, inpatient_avoided, inpatient_days, ed_visit_cost, inpatient_day_cost or "
		    "guest_night_cost");
	return list_reply(rq, &(struct db_call)DB_CALL(STATEMENT_assumption_history, name), assumption_fields,
	    sizeof(struct assumption));
}

static enum problem
assumption_change(struct request *rq)
{
	struct assumption assumption;
	field_set         present;
	const char       *where, *sentence;
	enum problem      p;

	if ((p = request_json(rq, &assumption, &present)))
		return p;
	if ((where = assumption_wrong(&assumption, &sentence)) != NULL)
		return fault(rq, PROBLEM_BAD_VALUE, where, sentence);
	return act_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_assumption_change, facts_param(rq, assumption_new_fields, &assumption, present)),
	    assumption_fields, &assumption);
}

static const struct query_field history_query[] = {
	{ "name", "Which assumption." },
	{ NULL, NULL },
};

#define WHO_NUMBERS (WHO_ADMIN | ROLE_BIT(ROLE_ANALYST))

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/statistics/assumptions",
	    .run = assumption_list,
	    .lane = LANE_REPORT,
	    .flags = ROUTE_LIST,
	    .who = WHO_NUMBERS,
	    .status = 200,
	    .reply = assumption_fields,
	    .name = "assumption_list",
	    .help = "What the estimates assume now, with its sources." },
	{ .method = "GET",
	    .path = "/api/v1/statistics/assumptions/history",
	    .run = assumption_history,
	    .lane = LANE_REPORT,
	    .flags = ROUTE_LIST,
	    .who = WHO_NUMBERS,
	    .status = 200,
	    .reply = assumption_fields,
	    .query = history_query,
	    .name = "assumption_history",
	    .help = "All that was ever assumed under one name, the newest first." },
	{ .method = "POST",
	    .path = "/api/v1/statistics/assumptions",
	    .run = assumption_change,
	    .lane = LANE_DATABASE,
	    .who = WHO_ADMIN,
	    .body = assumption_new_fields,
	    .status = 201,
	    .reply = assumption_fields,
	    .name = "assumption_change",
	    .help = "Says what is assumed from now on; earlier words stay on record." },
};

const struct route_table api_assumption_routes = ROUTES(routes);
