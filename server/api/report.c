/* Quarters' reports: made with one act from what was released, and kept to the letter. */
#include "api/report.h"

#include <string.h>

#include "base/clock.h"
#include "domain/channel.h"
#include "domain/report.h"
#include "internal.h"
#include "report_page.h"

#define READ(name, fields)                                                                                   \
	{                                                                                                    \
		STATEMENT_##name, (fields), false                                                            \
	}

const struct statement_shape report_shapes[] = {
	READ(report_head, report_head_fields),
	READ(report_measures, report_measure_fields),
	READ(report_parts, report_part_fields),
	READ(report_trend, report_trend_fields),
	READ(report_slices, report_slice_fields),
	READ(report_estimates, report_estimate_fields),
	READ(report_assumptions, report_assumption_fields),
	READ(report_newest, report_page_fields),
	{ STATEMENT_report_add, report_fields, true },
};
const size_t report_shape_count = sizeof report_shapes / sizeof report_shapes[0];

enum problem
report_make(
    struct db *db, struct arena *arena, const char *quarter, const char *language, struct report_made *made)
{
	struct report_facts facts = {
		.language = strcmp(language, "es") == 0 ? REPORT_SPANISH : REPORT_ENGLISH,
		.quarter = quarter,
	};
	char         begin[11];
	enum problem p;

	if (!report_quarter_begin(quarter, begin))
		return PROBLEM_NOT_FOUND;
#define ASK(name) &(struct db_call)DB_CALL(STATEMENT_##name, begin)
	if ((p = db_row(db, arena, ASK(report_head), report_head_fields, &facts.head, NULL))
	    || (p = db_rows(db, arena, ASK(report_measures), report_measure_fields,
		    sizeof(struct report_measure), &facts.measures))
	    || (p = db_rows(db, arena, ASK(report_parts), report_part_fields, sizeof(struct report_part),
		    &facts.parts))
	    || (p = db_rows(db, arena, ASK(report_trend), report_trend_fields, sizeof(struct report_trend),
		    &facts.trend))
	    || (p = db_rows(db, arena, ASK(report_slices), report_slice_fields, sizeof(struct report_slice),
		    &facts.slices))
	    || (p = db_rows(db, arena, ASK(report_estimates), report_estimate_fields,
		    sizeof(struct report_estimate), &facts.estimates))
	    || (p = db_rows(db, arena, &(struct db_call){ .statement = STATEMENT_report_assumptions },
		    report_assumption_fields, sizeof(struct report_assumption), &facts.assumptions)))
		return p;
#undef ASK
	*made = (struct report_made){ 0 };
	time_print(clock_wall_us(), made->at);
	memcpy(facts.made_at, made->at, sizeof facts.made_at);
	report_print(&made->page, &facts);
	return OK;
}

static enum problem
report_list(struct request *rq)
{
	return list_reply(rq, &(struct db_call){ .statement = STATEMENT_report_list }, report_fields,
	    sizeof(struct report));
}

static enum problem
report_read(struct request *rq)
{
	struct report report;

	return read_reply(rq, &(struct db_call)DB_CALL(STATEMENT_report_read, request_path_id(rq, 0)),
	    report_fields, &report);
}

static enum problem
report_add(struct request *rq)
{
	struct report_new  in;
	struct report_made made;
	struct report      report;
	char               begin[11];
	const char        *language;
	enum problem       p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	if (!report_quarter_begin(in.quarter, begin))
		return fault(rq, PROBLEM_BAD_VALUE, "/quarter", "a quarter is written like 2026Q3");
	language = in.language == NO_CHOICE ? "en" : choice_slug(&channel_language_choices, in.language);
	p = report_make(request_db(rq), request_arena(rq), in.quarter, language, &made);
	if (p == PROBLEM_NOT_FOUND)
		return fault(rq, PROBLEM_BAD_VALUE, "/quarter",
		    "this quarter has not been released; it is some days after its end");
	if (p)
		return p;
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_report_add, in.quarter, language, made.at, made.page.bytes),
	    report_fields, &report);
	buffer_done(&made.page);
	return p;
}

/* The page itself. It has a style of its own and nothing else, whoever opens it. */
static enum problem
report_page(struct request *rq)
{
	struct report_page page;
	enum problem       p = db_row(request_db(rq), request_arena(rq),
		  &(struct db_call)DB_CALL(STATEMENT_report_page, request_path_id(rq, 0)), report_page_fields,
		  &page, NULL);

	if (p)
		return p;
	reply_header(rq, "Content-Security-Policy",
	    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; "
	    "form-action 'none'");
	reply_header(rq, "ETag", arena_print(request_arena(rq), "\"%s\"", page.sha256));
	return reply_text(rq, "text/html; charset=utf-8", page.page);
}

#define READERS (WHO_ADMIN | ROLE_BIT(ROLE_ANALYST))

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/reports",
	    .run = report_list,
	    .lane = LANE_REPORT,
	    .flags = ROUTE_LIST,
	    .who = READERS,
	    .status = 200,
	    .reply = report_fields,
	    .name = "report_list",
	    .help = "The reports that were made, the newest first." },
	{ .method = "POST",
	    .path = "/api/v1/reports",
	    .run = report_add,
	    .lane = LANE_DATABASE,
	    .who = READERS,
	    .body = report_new_fields,
	    .status = 201,
	    .reply = report_fields,
	    .name = "report_add",
	    .help = "Makes a quarter's report and keeps it as it is, for ever." },
	{ .method = "GET",
	    .path = "/api/v1/reports/{id}",
	    .run = report_read,
	    .lane = LANE_REPORT,
	    .who = READERS,
	    .status = 200,
	    .reply = report_fields,
	    .name = "report_read",
	    .help = "One report." },
	{ .method = "GET",
	    .path = "/api/v1/reports/{id}/page",
	    .run = report_page,
	    .lane = LANE_REPORT,
	    .flags = ROUTE_RAW,
	    .who = READERS,
	    .status = 200,
	    .name = "report_page",
	    .help = "The report's page, as it was made." },
};

const struct route_table api_report_routes = ROUTES(routes);
