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
service_change(struct request *rq)
{
	static const char https[] = "https://";
	struct service    service;
	field_set         present;
	enum problem      p;

	if ((p = request_json(rq, &service, &present)))
		return p;
	if (service.link != NULL && strncmp(service.link, https, sizeof https - 1) != 0)
		return fault(rq, PROBLEM_BAD_VALUE, "/link", "a link begins with https://");
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
};

const struct route_table api_service_routes = ROUTES(routes);
