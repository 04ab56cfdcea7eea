/* Sites: everybody signed in reads them; an administrator adds one, its lead states its facts, its staff
 * tonight's limit and notice. */
#include "domain/site.h"

#include <string.h>

#include "hours/hours.h"
#include "internal.h"

enum { FORM_LINE_MOST = 200 };

/* A county's code, or the fault with its place. */
static enum problem
counties_check(struct request *rq, const struct texts *codes)
{
	enum problem p = OK;

	for (size_t i = 0; i < codes->count; i++)
		if (strlen(codes->items[i]) != 5 || strspn(codes->items[i], "0123456789") != 5)
			p = fault(rq, PROBLEM_BAD_VALUE,
			    arena_print(request_arena(rq), "/counties_served/%zu", i),
			    "a county's FIPS code has five digits");
	return p;
}

/* What the field table can't say: lists' items, and the zone. */
static enum problem
site_check(struct request *rq, const struct site *site)
{
	enum problem p = counties_check(rq, &site->counties_served);

	for (size_t i = 0; i < site->form_asks.count; i++)
		if (strlen(site->form_asks.items[i]) > FORM_LINE_MOST)
			p = fault(rq, PROBLEM_TOO_LONG, arena_print(request_arena(rq), "/form_asks/%zu", i),
			    "at most 200 bytes a line");
	if (site->zone != NULL && !hours_zone_known(site->zone))
		p = fault(rq, PROBLEM_BAD_VALUE, "/zone", "no zone of this name is known");
	return p;
}

/* What the database finds wrong between members. */
static enum problem
site_fault(struct request *rq, enum problem problem)
{
	if (problem == PROBLEM_OUT_OF_RANGE)
		return fault(rq, problem, "/fresh_hours", "must not be more than stale_hours");
	if (problem == PROBLEM_BAD_VALUE)
		return fault(rq, problem, "/county_fips", "no county of the network has this code");
	return problem;
}

static enum problem
site_list(struct request *rq)
{
	const char  *after;
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)))
		return p;
	return page_reply(rq, &(struct db_call)DB_CALL(STATEMENT_site_list, after, limit_param(rq, limit)),
	    site_fields, sizeof(struct site), limit);
}

static enum problem
site_read(struct request *rq)
{
	struct site site;

	return read_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_site_read, request_path_id(rq, 0)), site_fields, &site);
}

static enum problem
site_add(struct request *rq)
{
	struct site  site;
	field_set    present;
	enum problem p;

	if ((p = request_json(rq, &site, &present)) || (p = site_check(rq, &site)))
		return p;
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_site_add, facts_param(rq, site_fields, &site, present)),
	    site_fields, &site);
	if (p == PROBLEM_NOT_FOUND)
		return fault(
		    rq, PROBLEM_BAD_VALUE, "/organization_id", "no organization of the network has this key");
	return site_fault(rq, p);
}

static enum problem
site_change(struct request *rq)
{
	struct site  site;
	field_set    present;
	enum problem p;

	if ((p = request_json(rq, &site, &present)) || (p = site_check(rq, &site)))
		return p;
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_site_change, request_path_id(rq, 0), request_version(rq),
		facts_param(rq, site_patch_fields, &site, present)),
	    site_fields, &site);
	return site_fault(rq, p);
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/sites",
	    .run = site_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = site_fields,
	    .name = "site_list",
	    .help = "The network's houses and other places." },
	{ .method = "GET",
	    .path = "/api/v1/sites/{id}",
	    .run = site_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = site_fields,
	    .name = "site_read",
	    .help = "One site. A confidential address is shown to its own people only." },
	{ .method = "POST",
	    .path = "/api/v1/sites",
	    .run = site_add,
	    .lane = LANE_DATABASE,
	    .who = WHO_ADMIN,
	    .body = site_fields,
	    .status = 201,
	    .reply = site_fields,
	    .name = "site_add",
	    .help = "A new site of an organization." },
	{ .method = "PATCH",
	    .path = "/api/v1/sites/{id}",
	    .run = site_change,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_IF_MATCH,
	    .who = WHO_HOUSE | WHO_ADMIN,
	    .body = site_patch_fields,
	    .status = 200,
	    .reply = site_fields,
	    .name = "site_change",
	    .help =
		"Changes what a house states about itself; its staff may change staffed_limit and notice." },
};

const struct route_table api_site_routes = ROUTES(routes);
