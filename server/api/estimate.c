/* What is worked out from released counts: what was avoided, and what more rooms would change. */
#include <stdlib.h>
#include <string.h>

#include "domain/assumption.h"
#include "domain/diversion.h"
#include "domain/statistics.h"
#include "domain/what_if.h"
#include "internal.h"

/* ?period= (a quarter unless said otherwise) and ?begin= (NULL: the newest that was released). */
static enum problem
released_period(struct request *rq, const char **period, const char **begin)
{
	int which;

	*period = request_query(rq, "period");
	*begin = request_query(rq, "begin");
	if (*period == NULL)
		*period = choice_slug(&statistics_period_choices, PERIOD_QUARTER);
	if ((which = choice_find(&statistics_period_choices, *period)) < 0)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "query:period", "week, month, quarter or year");
	if (*begin != NULL && !statistics_begins((enum statistics_period)which, *begin))
		return fault(rq, PROBLEM_BAD_VALUE, "query:begin",
		    "the first day of such a period, YYYY-MM-DD; weeks begin on Mondays");
	return OK;
}

/* What a reader must know before believing a line. */
static struct texts
warnings_of(struct arena *arena, const struct diversion *diversion)
{
	const struct diversion_line *lines = diversion->lines.items;
	const struct assumption     *assumptions = diversion->assumptions.items;
	struct texts                 warnings = { .items = arena_take(arena, 2 * sizeof(char *)) };
	bool                         few = false, shipped = false;

	for (size_t i = 0; i < diversion->lines.count; i++)
		few = few || lines[i].few_cases;
	for (size_t i = 0; i < diversion->assumptions.count; i++)
		shipped = shipped || assumptions[i].changed_by[0] == '\0';
	if (few)
		warnings.items[warnings.count++] = "few_cases";
	if (shipped)
		warnings.items[warnings.count++] = "shipped_assumptions";
	return warnings;
}

/* GET /statistics/diversion?period=&begin= */
static enum problem
diversion_read(struct request *rq)
{
	struct diversion             diversion = { 0 };
	const struct diversion_line *first;
	const char                  *period, *begin;
	enum problem                 p;

	if ((p = released_period(rq, &period, &begin))
	    || (p = db_rows(request_db(rq), request_arena(rq),
		    &(struct db_call)DB_CALL(STATEMENT_statistics_diversion, period, begin),
		    diversion_line_row_fields, sizeof(struct diversion_line), &diversion.lines))
	    || (p = db_rows(request_db(rq), request_arena(rq),
		    &(struct db_call){ .statement = STATEMENT_assumption_list }, assumption_fields,
		    sizeof(struct assumption), &diversion.assumptions)))
		return p;
	if (diversion.lines.count == 0)
		return PROBLEM_NOT_ALLOWED;
	first = diversion.lines.items;
	diversion.period = choice_find(&statistics_period_choices, period);
	diversion.begin = first->begin;
	diversion.until = first->until;
	diversion.released_at = first->released_at;
	diversion.threshold = first->threshold;
	diversion.warnings = warnings_of(request_arena(rq), &diversion);
	return reply_json(rq, diversion_fields, &diversion);
}

/* ?target= in percent, 1 to 50. */
static enum problem
target_query(struct request *rq, double *share)
{
	const char *asked = request_query(rq, "target");
	long        percent;

	if (asked == NULL)
		asked = "10";
	percent =
	    strspn(asked, "0123456789") == strlen(asked) && strlen(asked) <= 2 ? strtol(asked, NULL, 10) : 0;
	if (percent < 1 || percent > 50)
		return fault(rq, PROBLEM_OUT_OF_RANGE, "query:target", "a whole number from 1 to 50");
	*share = (double)percent / 100;
	return OK;
}

/* GET /statistics/what_if?region=&period=&begin=&target= */
static enum problem
what_if_read(struct request *rq)
{
	struct what_if_counts counts;
	struct what_if        answer;
	const char           *period, *begin;
	double                share = 0;
	enum problem          p;

	if ((p = released_period(rq, &period, &begin)) || (p = target_query(rq, &share))
	    || (p = db_row(request_db(rq), request_arena(rq),
		    &(struct db_call)DB_CALL(
			STATEMENT_statistics_what_if, request_query(rq, "region"), period, begin),
		    what_if_counts_fields, &counts, NULL)))
		return p;
	what_if_answer(request_arena(rq), &counts, share, &answer);
	return reply_json(rq, what_if_fields, &answer);
}

#define PERIOD_QUERY                                                                                         \
	{ "period", "week, month, quarter (unless said otherwise) or year, in the network's zone." },        \
	{                                                                                                    \
		"begin", "The period's first day; left out: the newest that was released."                   \
	}

static const struct query_field diversion_query[] = { PERIOD_QUERY, { NULL, NULL } };
static const struct query_field what_if_query[] = {
	{ "region", "A part of the network; left out: all of it." },
	PERIOD_QUERY,
	{ "target", "How many in a hundred should be turned away at most, 1 to 50 (10)." },
	{ NULL, NULL },
};

#define WHO_NUMBERS (WHO_ADMIN | ROLE_BIT(ROLE_ANALYST))

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/statistics/diversion",
	    .run = diversion_read,
	    .lane = LANE_REPORT,
	    .who = WHO_NUMBERS,
	    .status = 200,
	    .reply = diversion_fields,
	    .query = diversion_query,
	    .name = "statistics_diversion",
	    .help = "What was avoided in a released period: ranges, with what they rest on and assume." },
	{ .method = "GET",
	    .path = "/api/v1/statistics/what_if",
	    .run = what_if_read,
	    .lane = LANE_REPORT,
	    .who = WHO_NUMBERS,
	    .status = 200,
	    .reply = what_if_fields,
	    .query = what_if_query,
	    .name = "statistics_what_if",
	    .help = "How many rooms would turn away how many, from a released period's asks and stays." },
};

const struct route_table api_estimate_routes = ROUTES(routes);
