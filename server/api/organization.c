/* Organizations: everybody signed in reads them, the network's administrators add and change them. */
#include "domain/organization.h"

#include "internal.h"

/* What the database can say only of the whole body. */
static enum problem
place_fault(struct request *rq, enum problem problem)
{
	if (problem == PROBLEM_BAD_VALUE)
		return fault(rq, problem, "/county_fips", "no county of the network has this code");
	return problem;
}

static enum problem
organization_list(struct request *rq)
{
	const char  *after;
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)))
		return p;
	return page_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_organization_list, after, limit_param(rq, limit)),
	    organization_fields, sizeof(struct organization), limit);
}

static enum problem
organization_read(struct request *rq)
{
	struct organization organization;

	return read_reply(rq, &(struct db_call)DB_CALL(STATEMENT_organization_read, request_path_id(rq, 0)),
	    organization_fields, &organization);
}

static enum problem
organization_add(struct request *rq)
{
	struct organization organization;
	field_set           present;
	enum problem        p;

	if ((p = request_json(rq, &organization, &present)))
		return p;
	return place_fault(rq, act_reply(rq,
				   &(struct db_call)DB_CALL(STATEMENT_organization_add,
				       facts_param(rq, organization_fields, &organization, present)),
				   organization_fields, &organization));
}

static enum problem
organization_change(struct request *rq)
{
	struct organization organization;
	field_set           present;
	enum problem        p;

	if ((p = request_json(rq, &organization, &present)))
		return p;
	return place_fault(rq,
	    act_reply(rq,
		&(struct db_call)DB_CALL(STATEMENT_organization_change, request_path_id(rq, 0),
		    request_version(rq), facts_param(rq, organization_patch_fields, &organization, present)),
		organization_fields, &organization));
}

static enum problem
organization_people(struct request *rq)
{
	const char  *id = request_path_id(rq, 0);
	enum problem p;

	if ((p = request_may_in(rq, WHO_SIGNED_IN, id)))
		return p;
	return list_reply(rq, &(struct db_call)DB_CALL(STATEMENT_organization_people, id),
	    organization_person_fields, sizeof(struct organization_person));
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/organizations",
	    .run = organization_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = organization_fields,
	    .name = "organization_list",
	    .help = "The organizations of the network." },
	{ .method = "GET",
	    .path = "/api/v1/organizations/{id}",
	    .run = organization_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = organization_fields,
	    .name = "organization_read",
	    .help = "One organization." },
	{ .method = "GET",
	    .path = "/api/v1/organizations/{id}/people",
	    .run = organization_people,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_LIST,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = organization_person_fields,
	    .name = "organization_people",
	    .help = "The people of the caller's own organization: to whom something may be handed over." },
	{ .method = "POST",
	    .path = "/api/v1/organizations",
	    .run = organization_add,
	    .lane = LANE_DATABASE,
	    .who = WHO_ADMIN,
	    .body = organization_fields,
	    .status = 201,
	    .reply = organization_fields,
	    .name = "organization_add",
	    .help = "A new organization takes part." },
	{ .method = "PATCH",
	    .path = "/api/v1/organizations/{id}",
	    .run = organization_change,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_IF_MATCH,
	    .who = WHO_ADMIN,
	    .body = organization_patch_fields,
	    .status = 200,
	    .reply = organization_fields,
	    .name = "organization_change",
	    .help = "Changes what is said of an organization." },
};

const struct route_table api_organization_routes = ROUTES(routes);
