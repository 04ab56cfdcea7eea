/* Statistics: the administrator's page. What each number means is in sql/functions/statistics_*.sql and
 * travels with it. */
#include "domain/statistics.h"

#include "api/api.h"

/* GET /statistics?period= */
static enum problem
statistics_read(struct request *rq)
{
	const char       *period = request_query(rq, "period");
	struct statistics now;
	enum problem      p;

	if (period == NULL)
		period = choice_slug(&statistics_period_choices, PERIOD_MONTH);
	if (choice_find(&statistics_period_choices, period) < 0)
		return fault_add(
		    request_faults(rq), PROBLEM_NOT_A_CHOICE, "query:period", "week, month, quarter or year");
	if ((p = db_row(request_db(rq), request_arena(rq),
		 &(struct db_call)DB_CALL(STATEMENT_statistics, period), statistics_fields, &now, NULL)))
		return p;
	return reply_json(rq, statistics_fields, &now);
}

static const struct query_field statistics_query[] = {
	{ "period", "week, month (unless said otherwise), quarter or year: the one that is running, in the "
		    "network's zone." },
	{ NULL, NULL },
};

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/statistics",
	    .run = statistics_read,
	    .lane = LANE_REPORT,
	    .who = WHO_ADMIN | ROLE_BIT(ROLE_ANALYST),
	    .status = 200,
	    .reply = statistics_fields,
	    .query = statistics_query,
	    .name = "statistics_read",
	    .help = "The network's numbers for the running period, each with its definition." },
};

const struct route_table api_statistics_routes = { routes, sizeof routes / sizeof routes[0] };
