/* Channels: where a house or a team is told what happens. Its lead makes, tries, changes and removes them. A
 * webhook's secret is shown in the reply that makes it and nowhere else; sent again under the same key, that
 * reply is the same, since the database remembers the secret sealed. */
#include "domain/channel.h"

#include "base/id.h"
#include "base/log.h"
#include "internal.h"
#include "seal/webhook.h"

static enum problem
channel_list(struct request *rq)
{
	const char  *organization = request_path_id(rq, 0);
	enum problem p;

	if ((p = request_may_in(rq, WHO_TOLD, organization)))
		return p;
	return list_reply(rq, &(struct db_call)DB_CALL(STATEMENT_channel_list, organization), channel_fields,
	    sizeof(struct channel));
}

/* What a field table can't say of a channel. kind NO_CHOICE: not known here, so the address must suit one of
 * them. */
static enum problem
channel_check(struct request *rq, const struct channel *in, field_set present, const struct field *fields)
{
	const struct api_context *context = request_context(rq);
	bool                      events = false, address = false;
	const char               *wrong = NULL;

	for (size_t i = 0; fields[i].name != NULL; i++) {
		bool sent = (present & (field_set)1 << i) != 0;

		events |= sent && fields[i].offset == offsetof(struct channel, events);
		address |= sent && fields[i].offset == offsetof(struct channel, address);
	}
	if (events && in->events.count == 0)
		return fault(rq, PROBLEM_TOO_SHORT, "/events", "at least one");
	if (in->kind == CHANNEL_EMAIL && !context->sends_mail)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "/kind", "this server is not set up to send e-mail");
	if (address && in->kind != CHANNEL_EMAIL)
		wrong = channel_address_fault(CHANNEL_WEBHOOK, in->address, context->private_webhooks);
	if (address && (in->kind == CHANNEL_EMAIL || (in->kind == NO_CHOICE && wrong != NULL))) {
		const char *mail = channel_address_fault(CHANNEL_EMAIL, in->address, false);

		wrong = mail == NULL || in->kind == CHANNEL_EMAIL ? mail : wrong;
	}
	return wrong != NULL ? fault(rq, PROBLEM_BAD_VALUE, "/address", wrong) : OK;
}

/* What the database finds wrong, told with its place. */
static enum problem
channel_fault(struct request *rq, enum problem problem)
{
	if (problem == PROBLEM_BAD_VALUE)
		return fault(rq, problem, "/site_id", "no site of this organization");
	if (problem == PROBLEM_WRONG_TYPE)
		return fault(rq, PROBLEM_BAD_VALUE, "/address", "an address of the channel's own kind");
	if (problem == PROBLEM_OUT_OF_RANGE)
		return fault(rq, problem, "", "an organization has at most 50 channels");
	return problem;
}

static const char *
secret_place(struct request *rq, const char *id)
{
	return arena_print(request_arena(rq), "channel.sealed_secret:%s", id);
}

static const char *
secret_make(struct request *rq, const char *id)
{
	const struct api_context *context = request_context(rq);
	char                      secret[WEBHOOK_SECRET_SIZE];

	webhook_secret_new(secret);
	return seal_text(context->ring, request_arena(rq), secret_place(rq, id), secret);
}

static enum problem
channel_add(struct request *rq)
{
	const struct api_context *context = request_context(rq);
	const char               *organization = request_path_id(rq, 0), *sealed = NULL;
	struct channel            in, made;
	field_set                 present;
	char                      id[ID_TEXT_SIZE];
	enum problem              p;

	if ((p = request_json(rq, &in, &present)) || (p = request_may_in(rq, WHO_TOLD, organization))
	    || (p = channel_check(rq, &in, present, channel_new_fields)))
		return p;
	id_new(id);
	if (in.kind == CHANNEL_WEBHOOK)
		sealed = secret_make(rq, id);
	p = db_row(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_channel_add, id, organization,
		facts_param(rq, channel_new_fields, &in, present), sealed),
	    channel_made_row_fields, &made, NULL);
	if (p)
		return channel_fault(rq, p);
	made.secret =
	    seal_open(context->ring, request_arena(rq), secret_place(rq, made.id), made.sealed_secret);
	if (made.kind == CHANNEL_WEBHOOK && made.secret == NULL)
		log_event(LOG_LEVEL_ERROR, "channel.unreadable", log_text("request", request_id(rq)),
		    log_text("channel", made.id));
	reply_header(rq, "Cache-Control", "no-store");
	return reply_json(rq, channel_made_fields, &made);
}

static enum problem
channel_change(struct request *rq)
{
	struct channel channel = { .kind = NO_CHOICE }; /* the body has none, and what it changes has one */
	field_set      present;
	enum problem   p;

	if ((p = request_json(rq, &channel, &present))
	    || (p = channel_check(rq, &channel, present, channel_patch_fields)))
		return p;
	return channel_fault(
	    rq, act_reply(rq,
		    &(struct db_call)DB_CALL(STATEMENT_channel_change, request_path_id(rq, 0),
			request_version(rq), facts_param(rq, channel_patch_fields, &channel, present)),
		    channel_fields, &channel));
}

static enum problem
channel_remove(struct request *rq)
{
	enum problem p = db_act(
	    request_db(rq), &(struct db_call)DB_CALL(STATEMENT_channel_remove, request_path_id(rq, 0)));

	return p ? p : reply_empty(rq);
}

static enum problem
channel_test(struct request *rq)
{
	struct delivery delivery;

	return act_reply(rq, &(struct db_call)DB_CALL(STATEMENT_channel_test, request_path_id(rq, 0)),
	    delivery_fields, &delivery);
}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/organizations/{id}/channels",
	    .run = channel_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_LIST,
	    .who = WHO_TOLD,
	    .status = 200,
	    .reply = channel_fields,
	    .name = "channel_list",
	    .help = "Where this house or team is told what happens; for its lead." },
	{ .method = "POST",
	    .path = "/api/v1/organizations/{id}/channels",
	    .run = channel_add,
	    .lane = LANE_DATABASE,
	    .who = WHO_TOLD,
	    .body = channel_new_fields,
	    .status = 201,
	    .reply = channel_made_fields,
	    .name = "channel_add",
	    .help = "A new place to be told. A webhook's secret is in this reply and in no other." },
	{ .method = "PATCH",
	    .path = "/api/v1/channels/{id}",
	    .run = channel_change,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_IF_MATCH,
	    .who = WHO_TOLD,
	    .body = channel_patch_fields,
	    .status = 200,
	    .reply = channel_fields,
	    .name = "channel_change",
	    .help = "Changes where, of what and whether it is told." },
	{ .method = "DELETE",
	    .path = "/api/v1/channels/{id}",
	    .run = channel_remove,
	    .lane = LANE_DATABASE,
	    .who = WHO_TOLD,
	    .status = 204,
	    .name = "channel_remove",
	    .help = "Nothing more is told there; what was on its way goes with it." },
	{ .method = "POST",
	    .path = "/api/v1/channels/{id}/test",
	    .run = channel_test,
	    .lane = LANE_DATABASE,
	    .who = WHO_TOLD,
	    .status = 201,
	    .reply = delivery_fields,
	    .name = "channel_test",
	    .help = "Sends a message that only says that the channel works. It is tried once." },
};

const struct route_table api_channel_routes = ROUTES(routes);
