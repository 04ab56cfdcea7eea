/* Services of a site: staff say how full a drop-in is, the lead changes its name, number and link. */
#include "domain/service.h"

#include <string.h>

#include "internal.h"

static enum problem
service_list(struct request *rq)
{
	return list_reply(rq, &(struct db_call)DB_CALL(STATEMENT_service_list, request_path_id(rq, 0)),
	    service_fields, sizeof(struct service));
}

static enum problem
link_check(struct request *rq, const struct service *service)
{
	static const char https[] = "https://";

	if (service->link == NULL || strncmp(service->link, https, sizeof https - 1) == 0)
		return OK;
	return fault(rq, PROBLEM_BAD_VALUE, "/link", "a link begins with https://");
}

static enum problem
service_add(struct request *rq)
{
	struct service service;
	field_set      present;
	enum problem   p;

	if ((p = request_json(rq, &service, &present)) || (p = link_check(rq, &service)))
		return p;
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_service_add, request_path_id(rq, 0),
		facts_param(rq, service_new_fields, &service, present)),
	    service_fields, &service);
	if (p == PROBLEM_BAD_VALUE)
		return fault(rq, p, "/kind", "the site offers this already; a site has it once");
	if (p == PROBLEM_OUT_OF_RANGE)
		return fault(rq, p, "/kind", "a site has at most 20 services");
	return p;
}

static enum problem
service_remove(struct request *rq)
{
	enum problem p = db_act(
	    request_db(rq), &(struct db_call)DB_CALL(STATEMENT_service_remove, request_path_id(rq, 0)));

	if (p == PROBLEM_BED_IN_USE)
		return fault(rq, p, "", "as long as the site has rooms, it offers them");
	return p ? p : reply_empty(rq);
}

static enum problem
service_change(struct request *rq)
{
	struct service service;
	field_set      present;
	enum problem   p;

	if ((p = request_json(rq, &service, &present)) || (p = link_check(rq, &service)))
		return p;
	return act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_service_change, request_path_id(rq, 0), request_version(rq),
		facts_param(rq, service_patch_fields, &service, present)),
	    service_fields, &service);
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/sites/{id}/services",
	    .run = service_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_LIST,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = service_fields,
	    .name = "service_list",
	    .help = "What a site offers, with its open intervals for the coming days." },
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/services",
	    .run = service_add,
	    .lane = LANE_DATABASE,
	    .who = ROLE_BIT(ROLE_HOUSE_LEAD),
	    .body = service_new_fields,
	    .status = 201,
	    .reply = service_fields,
	    .name = "service_add",
	    .help = "Something more that a site offers; it tells no hours until they are written." },
	{ .method = "PATCH",
	    .path = "/api/v1/services/{id}",
	    .run = service_change,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_IF_MATCH,
	    .who = WHO_HOUSE,
	    .body = service_patch_fields,
	    .status = 200,
	    .reply = service_fields,
	    .name = "service_change",
	    .help = "Says how full it is (staff); changes its name, number or link (lead)." },
	{ .method = "DELETE",
	    .path = "/api/v1/services/{id}",
	    .run = service_remove,
	    .lane = LANE_DATABASE,
	    .who = ROLE_BIT(ROLE_HOUSE_LEAD),
	    .status = 204,
	    .name = "service_remove",
	    .help = "The site offers it no more. Not the respite as long as there are rooms." },
};

const struct route_table api_service_routes = ROUTES(routes);
