/* Statistics: what the network released, and what a house or a team did, to the last one. What each number
 * means is in sql/functions/_65_measures.sql and travels with it. */
#include "domain/statistics.h"

#include <string.h>

#include "base/id.h"
#include "internal.h"

#define WHO_NETWORK (WHO_ADMIN | ROLE_BIT(ROLE_ANALYST))
#define WHO_LEADS   (ROLE_BIT(ROLE_HOUSE_LEAD) | ROLE_BIT(ROLE_REFERRER_LEAD))

/* What all of these ask: whose numbers, and of which period. */
struct asked {
	enum statistics_scope scope;
	const char           *scope_slug, *id, *period, *begin;
};

/* One of the choices; NULL stands for `usual`, if there is one. */
static enum problem
choice_query(struct request *rq, const char *name, const struct choices *choices, const char *usual,
    const char *sentence, const char **into)
{
	const char *asked = request_query(rq, name);

	*into = asked != NULL ? asked : usual;
	if (*into == NULL || choice_find(choices, *into) < 0)
		return fault(
		    rq, PROBLEM_NOT_A_CHOICE, arena_print(request_arena(rq), "query:%s", name), sentence);
	return OK;
}

static enum problem
period_query(struct request *rq, const char **period)
{
	return choice_query(
	    rq, "period", &statistics_period_choices, "month", "week, month, quarter or year", period);
}

/* The first wall once more, since the organization is in the query and not in the path. */
static enum problem
scope_query(struct request *rq, struct asked *asked)
{
	enum problem p;

	if ((p = choice_query(rq, "scope", &statistics_scope_choices, "network", "network, house or team",
		 &asked->scope_slug)))
		return p;
	asked->scope = (enum statistics_scope)choice_find(&statistics_scope_choices, asked->scope_slug);
	asked->id = request_query(rq, "id");
	if (asked->scope == SCOPE_NETWORK) {
		if (asked->id != NULL)
			return fault(rq, PROBLEM_BAD_VALUE, "query:id", "the network has none");
		return caller_has_role(request_caller(rq), WHO_NETWORK) ? OK : PROBLEM_NOT_ALLOWED;
	}
	if (asked->id == NULL || !id_valid(asked->id))
		return fault(
		    rq, PROBLEM_BAD_VALUE, "query:id", "the key of the organization whose numbers these are");
	return request_may_in(
	    rq, ROLE_BIT(asked->scope == SCOPE_HOUSE ? ROLE_HOUSE_LEAD : ROLE_REFERRER_LEAD), asked->id);
}

/* NULL: the period that is running, or the newest that was released. */
static enum problem
begin_query(struct request *rq, struct asked *asked)
{
	enum statistics_period period =
	    (enum statistics_period)choice_find(&statistics_period_choices, asked->period);

	asked->begin = request_query(rq, "begin");
	if (asked->begin != NULL && !statistics_begins(period, asked->begin))
		return fault(rq, PROBLEM_BAD_VALUE, "query:begin",
		    "the first day of such a period, YYYY-MM-DD; weeks begin on Mondays");
	return OK;
}

static enum problem
asked_read(struct request *rq, struct asked *asked)
{
	enum problem p;

	if ((p = scope_query(rq, asked)) || (p = period_query(rq, &asked->period)))
		return p;
	return begin_query(rq, asked);
}

/* GET /statistics/periods?period= */
static enum problem
periods_list(struct request *rq)
{
	const char  *period;
	enum problem p;

	if ((p = period_query(rq, &period)))
		return p;
	return list_reply(rq, &(struct db_call)DB_CALL(STATEMENT_statistics_periods, period),
	    statistics_span_fields, sizeof(struct statistics_span));
}

/* GET /statistics?scope=&id=&period=&begin=&by= */
static enum problem
statistics_read(struct request *rq)
{
	struct asked      asked;
	struct statistics page;
	const char       *by;
	enum problem      p;

	if ((p = asked_read(rq, &asked))
	    || (p = choice_query(rq, "by", &statistics_by_choices, "none",
		    "none, region, county, sender_kind, house, language or need", &by)))
		return p;
	if (asked.scope == SCOPE_NETWORK && strcmp(by, "house") == 0)
		return fault(rq, PROBLEM_BAD_VALUE, "query:by",
		    "a house's own numbers are for itself: by=house goes with scope=house or scope=team");
	return read_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_statistics_page, asked.scope_slug, asked.id, asked.period, asked.begin, by),
	    statistics_row_fields, &page);
}

enum { POINTS_MOST = 60 };

/* How many points of a trend. */
static enum problem
count_query(struct request *rq, const char **count)
{
	const char *asked = request_query(rq, "count");
	int         number = 0;

	*count = asked != NULL ? asked : "12";
	for (const char *digit = *count; *digit != '\0' && number <= POINTS_MOST; digit++)
		number = *digit >= '0' && *digit <= '9' ? number * 10 + (*digit - '0') : POINTS_MOST + 1;
	if (number < 1 || number > POINTS_MOST)
		return fault(rq, PROBLEM_OUT_OF_RANGE, "query:count", "a whole number from 1 to 60");
	return OK;
}

/* GET /statistics/trend?scope=&id=&period=&measure=&count= */
static enum problem
trend_read(struct request *rq)
{
	struct asked             asked;
	struct statistics_series trend;
	const char              *measure, *count;
	enum problem             p;

	if ((p = scope_query(rq, &asked)) || (p = period_query(rq, &asked.period))
	    || (p = choice_query(rq, "measure", &statistics_measure_choices, NULL,
		    "a measure's name, as GET /statistics gives it", &measure))
	    || (p = count_query(rq, &count)))
		return p;
	return read_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_statistics_trend, asked.scope_slug, asked.id, asked.period, measure, count),
	    statistics_trend_row_fields, &trend);
}

static enum problem
week_hours_read(struct request *rq)
{
	struct asked             asked;
	struct statistics_series hours;
	enum problem             p;

	if ((p = asked_read(rq, &asked)))
		return p;
	return read_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_statistics_week_hours, asked.scope_slug, asked.id, asked.period, asked.begin),
	    statistics_items_row_fields, &hours);
}

/* GET /statistics/occupancy?scope=house&id=&begin=: a month, night by night. */
static enum problem
occupancy_read(struct request *rq)
{
	struct asked             asked = { .period = "month" };
	struct statistics_series nights;
	enum problem             p;

	if ((p = scope_query(rq, &asked)) || (p = begin_query(rq, &asked)))
		return p;
	if (asked.scope != SCOPE_HOUSE)
		return fault(
		    rq, PROBLEM_NOT_A_CHOICE, "query:scope", "house; single nights are told to nobody else");
	return read_reply(rq, &(struct db_call)DB_CALL(STATEMENT_statistics_occupancy, asked.id, asked.begin),
	    statistics_items_row_fields, &nights);
}

static enum problem
freshness_read(struct request *rq)
{
	struct asked             asked;
	struct statistics_series houses;
	enum problem             p;

	if ((p = asked_read(rq, &asked)))
		return p;
	if (asked.scope == SCOPE_TEAM)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "query:scope", "network or house");
	return read_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_statistics_freshness, asked.scope_slug, asked.id, asked.period, asked.begin),
	    statistics_items_row_fields, &houses);
}

#define SCOPE_QUERY                                                                                          \
	{ "scope", "network (unless said otherwise): as released. house or team: one organization's own." }, \
	{                                                                                                    \
		"id", "The organization, for house and team."                                                \
	}
#define PERIOD_QUERY                                                                                         \
	{                                                                                                    \
		"period", "week, month (unless said otherwise), quarter or year, in the network's zone."     \
	}
#define BEGIN_QUERY                                                                                          \
	{                                                                                                    \
		"begin",                                                                                     \
		    "The period's first day; left out: the one that is running, of the network the newest "  \
		    "released."                                                                              \
	}

static const struct query_field periods_query[] = { PERIOD_QUERY, { NULL, NULL } };
static const struct query_field page_query[] = { SCOPE_QUERY, PERIOD_QUERY, BEGIN_QUERY,
	{ "by", "none (unless said otherwise), region, county, sender_kind, house, language or need." },
	{ NULL, NULL } };
static const struct query_field trend_query[] = { SCOPE_QUERY, PERIOD_QUERY, { "measure", "Which one." },
	{ "count", "How many periods, 1 to 60 (12)." }, { NULL, NULL } };
static const struct query_field series_query[] = { SCOPE_QUERY, PERIOD_QUERY, BEGIN_QUERY, { NULL, NULL } };
static const struct query_field month_query[] = { SCOPE_QUERY, { "begin", "The first day of a month." },
	{ NULL, NULL } };

#define READS(where, does, gives, asks, called, says)                                                        \
	{                                                                                                    \
		.method = "GET", .path = "/api/v1/statistics" where, .run = (does), .lane = LANE_REPORT,     \
		.who = WHO_NETWORK | WHO_LEADS, .status = 200, .reply = (gives), .query = (asks),            \
		.name = (called), .help = (says)                                                             \
	}

static const struct route routes[] = {
	READS("", statistics_read, statistics_fields, page_query, "statistics_read",
	    "The measures of one period beside the one before, each with its definition."),
	{ .method = "GET",
	    .path = "/api/v1/statistics/periods",
	    .run = periods_list,
	    .lane = LANE_REPORT,
	    .flags = ROUTE_LIST,
	    .who = WHO_NETWORK | WHO_LEADS,
	    .status = 200,
	    .reply = statistics_span_fields,
	    .query = periods_query,
	    .name = "statistics_periods",
	    .help = "Fixed periods, the newest first, and which of them the network released." },
	READS("/trend", trend_read, statistics_trend_fields, trend_query, "statistics_trend",
	    "One measure through the last periods."),
	READS("/week_hours", week_hours_read, statistics_week_hours_fields, series_query,
	    "statistics_week_hours", "Asks and turn-aways by hour of the week."),
	READS("/occupancy", occupancy_read, statistics_occupancy_fields, month_query, "statistics_occupancy",
	    "A house's month, night by night."),
	READS("/freshness", freshness_read, statistics_freshness_fields, series_query, "statistics_freshness",
	    "How long each house's word was fresh."),
};

const struct route_table api_statistics_routes = ROUTES(routes);
