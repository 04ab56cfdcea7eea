/* People who pick up: everybody signed in reads whom to ask for; leads and administrators say who it is. */
#include "domain/contact.h"

#include "internal.h"

static enum problem
contact_check(struct request *rq, const struct contact *contact)
{
	if (!contact_email_valid(contact->email))
		return fault(
		    rq, PROBLEM_BAD_VALUE, "/email", "expected an e-mail address, like rosa@example.org");
	return OK;
}

static enum problem
contact_list(struct request *rq)
{
	return list_reply(rq, &(struct db_call)DB_CALL(STATEMENT_contact_list, request_path_id(rq, 0)),
	    contact_fields, sizeof(struct contact));
}

static enum problem
contact_read(struct request *rq)
{
	struct contact contact;

	return read_reply(rq, &(struct db_call)DB_CALL(STATEMENT_contact_read, request_path_id(rq, 0)),
	    contact_fields, &contact);
}

static enum problem
contact_add(struct request *rq)
{
	struct contact contact;
	field_set      present;
	const char    *closest;
	enum problem   p;

	if ((p = request_json(rq, &contact, &present)) || (p = contact_check(rq, &contact)))
		return p;
	if (contact.service_id != NULL && contact.site_id == NULL)
		return fault(rq, PROBLEM_BAD_VALUE, "/service_id", "say at which site the service is");
	closest = contact.service_id != NULL ? "/service_id"
		: contact.site_id != NULL    ? "/site_id"
					     : "/organization_id";
	p = act_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_contact_add, facts_param(rq, contact_fields, &contact, present)),
	    contact_fields, &contact);
	if (p == PROBLEM_BAD_VALUE)
		return fault(rq, p, closest, "there is none of this key that it could belong to");
	if (p == PROBLEM_OUT_OF_RANGE)
		return fault(rq, p, "", "an organization has at most 500 people");
	return p;
}

static enum problem
contact_change(struct request *rq)
{
	struct contact contact;
	field_set      present;
	enum problem   p;

	if ((p = request_json(rq, &contact, &present)) || (p = contact_check(rq, &contact)))
		return p;
	return act_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_contact_change, request_path_id(rq, 0), request_version(rq),
		facts_param(rq, contact_patch_fields, &contact, present)),
	    contact_fields, &contact);
}

static enum problem
contact_remove(struct request *rq)
{
	enum problem p = db_act(
	    request_db(rq), &(struct db_call)DB_CALL(STATEMENT_contact_remove, request_path_id(rq, 0)));

	return p ? p : reply_empty(rq);
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/sites/{id}/contacts",
	    .run = contact_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_LIST,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = contact_fields,
	    .name = "contact_list",
	    .help = "Who picks up at a site, and who answers for its organization as a whole." },
	{ .method = "GET",
	    .path = "/api/v1/contacts/{id}",
	    .run = contact_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = contact_fields,
	    .name = "contact_read",
	    .help = "One person who answers." },
	{ .method = "POST",
	    .path = "/api/v1/contacts",
	    .run = contact_add,
	    .lane = LANE_DATABASE,
	    .who = WHO_TOLD | WHO_ADMIN,
	    .body = contact_fields,
	    .status = 201,
	    .reply = contact_fields,
	    .name = "contact_add",
	    .help = "Somebody answers for an organization, a site or a service of the caller's own; for an "
		    "administrator of any." },
	{ .method = "PATCH",
	    .path = "/api/v1/contacts/{id}",
	    .run = contact_change,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_IF_MATCH,
	    .who = WHO_TOLD | WHO_ADMIN,
	    .body = contact_patch_fields,
	    .status = 200,
	    .reply = contact_fields,
	    .name = "contact_change",
	    .help = "Changes what is said of a person who answers." },
	{ .method = "DELETE",
	    .path = "/api/v1/contacts/{id}",
	    .run = contact_remove,
	    .lane = LANE_DATABASE,
	    .who = WHO_TOLD | WHO_ADMIN,
	    .status = 204,
	    .name = "contact_remove",
	    .help = "Nobody is to call this person here any more." },
};

const struct route_table api_contact_routes = ROUTES(routes);
