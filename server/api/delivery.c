/* Deliveries: what was sent to a house's or team's channels, what waits, and what was given up, which its
 * lead may have tried again. */
#include "domain/channel.h"
#include "internal.h"

static enum problem
delivery_list(struct request *rq)
{
	const char  *organization = request_path_id(rq, 0), *state = request_query(rq, "state"), *after;
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)) || (p = request_may_in(rq, WHO_TOLD, organization)))
		return p;
	if (state != NULL && choice_find(&delivery_state_choices, state) == NO_CHOICE)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "query:state", "waiting, delivered or dead");
	return page_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_delivery_list, organization, state, after, limit_param(rq, limit)),
	    delivery_fields, sizeof(struct delivery), limit);
}

static enum problem
delivery_read(struct request *rq)
{
	struct delivery delivery;

	return read_reply(rq, &(struct db_call)DB_CALL(STATEMENT_delivery_read, request_path_id(rq, 0)),
	    delivery_fields, &delivery);
}

static enum problem
delivery_retry(struct request *rq)
{
	struct delivery delivery;

	return act_reply(rq, &(struct db_call)DB_CALL(STATEMENT_delivery_retry, request_path_id(rq, 0)),
	    delivery_fields, &delivery);
}

static const struct query_field list_query[] = {
	{ "state", "waiting, delivered or dead; all when left out." },
	{ 0 },
};

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/organizations/{id}/deliveries",
	    .run = delivery_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_TOLD,
	    .status = 200,
	    .reply = delivery_fields,
	    .query = list_query,
	    .name = "delivery_list",
	    .help = "Messages to this house's or team's channels, the newest first; for its lead." },
	{ .method = "GET",
	    .path = "/api/v1/deliveries/{id}",
	    .run = delivery_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_TOLD,
	    .status = 200,
	    .reply = delivery_fields,
	    .name = "delivery_read",
	    .help = "One message: whether it was taken, and if not, why." },
	{ .method = "POST",
	    .path = "/api/v1/deliveries/{id}/retry",
	    .run = delivery_retry,
	    .lane = LANE_DATABASE,
	    .who = WHO_TOLD,
	    .status = 200,
	    .reply = delivery_fields,
	    .name = "delivery_retry",
	    .help = "Tries it again now, a dead one from the beginning; what was taken stays as it is." },
};

const struct route_table api_delivery_routes = ROUTES(routes);
