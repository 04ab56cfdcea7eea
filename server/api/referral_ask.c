/* Somebody asks for themself, by phone or at the door, and the house writes it down: an introduction without
 * a team between the two, on which the house goes on as with any other. */
#include "base/id.h"
#include "internal.h"
#include "referral_reply.h"

/* What the database finds wrong, told with its place. */
static enum problem
ask_fault(struct request *rq, enum problem problem)
{
	if (problem == PROBLEM_UNKNOWN_WORDING)
		return fault(rq, problem, "/consent_version", problem_text(problem)->title);
	return problem;
}

/* The house gets the person's secret too: nobody else can hand them the slip. */
static enum problem
referral_ask(struct request *rq)
{
	const struct api_context *context = request_context(rq);
	const struct field       *fields = referral_ask_fields;
	struct referral_new       in;
	char                      id[ID_TEXT_SIZE];
	enum problem              p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	id_new(id);
	p = referral_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_referral_ask, id, request_path_id(rq, 0),
		param(rq, fields, &in, "source"), referral_codes(rq),
		sealed(rq, "referral.sealed_name", id, in.name),
		sealed(rq, "referral.sealed_callback", id, in.callback),
		sealed(rq, "referral.sealed_note", id, in.note), param(rq, fields, &in, "needs"),
		param(rq, fields, &in, "languages"), in.consent_version, key_ring_newest(context->ring)),
	    true);
	return ask_fault(rq, p);
}

static const struct route routes[] = {
	{ .method = "POST",
	    .path = "/api/v1/sites/{id}/referrals",
	    .run = referral_ask,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE,
	    .body = referral_ask_fields,
	    .status = 201,
	    .reply = referral_sent_fields,
	    .name = "referral_ask",
	    .help =
		"Somebody asks for themself by phone or at the door; the house is talking with them from the "
		"start." },
};

const struct route_table api_ask_routes = ROUTES(routes);
