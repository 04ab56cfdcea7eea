/* Referrals: a team asks up to three houses for one person. What identifies the person is sealed here, before
 * the database sees it, and opened here for the two sides only; the database notes who opened what. */
#include "domain/referral.h"

#include <string.h>

#include "base/id.h"
#include "domain/recipient.h"
#include "internal.h"
#include "referral_reply.h"

/* Which team sends must be said by who belongs to several. */
static enum problem
team_check(struct request *rq, const struct referral_new *in)
{
	const struct caller *caller = request_caller(rq);
	const char          *team = NULL;

	if (in->organization_id != NULL)
		return request_may_in(rq, WHO_REFERRERS, in->organization_id);
	for (size_t i = 0; i < caller->membership_count; i++) {
		const struct membership *membership = &caller->memberships[i];

		if ((ROLE_BIT(membership->role) & WHO_REFERRERS) == 0)
			continue;
		if (team != NULL && strcmp(team, membership->organization_id) != 0)
			return fault(rq, PROBLEM_MISSING_MEMBER, "/organization_id",
			    "say which of your teams sends it");
		team = membership->organization_id;
	}
	return OK;
}

static enum problem
sites_check(struct request *rq, const struct texts *ids)
{
	enum problem p = OK;

	if (ids->count == 0)
		return fault(rq, PROBLEM_TOO_SHORT, "/site_ids", "one to three houses");
	for (size_t i = 0; i < ids->count; i++)
		if (!id_valid(ids->items[i]))
			p = fault(rq, PROBLEM_BAD_VALUE, arena_print(request_arena(rq), "/site_ids/%zu", i),
			    "not a key");
	return p;
}

/* What the database finds wrong, told with its place. */
static enum problem
send_fault(struct request *rq, enum problem problem)
{
	if (problem == PROBLEM_BAD_VALUE)
		return fault(rq, problem, "/county_fips", "no county of the network has this code");
	if (problem == PROBLEM_UNKNOWN_WORDING)
		return fault(rq, problem, "/consent_version", problem_text(problem)->title);
	if (problem == PROBLEM_NOT_FOUND || problem == PROBLEM_SITE_NOT_WELCOMING
	    || problem == PROBLEM_SELF_ONLY || problem == PROBLEM_NO_OPEN_BED
	    || problem == PROBLEM_ALREADY_SENT)
		return fault(rq, problem, "/site_ids", problem_text(problem)->title);
	return problem;
}

static enum problem
referral_send(struct request *rq)
{
	const struct api_context *context = request_context(rq);
	const struct field       *fields = referral_new_fields;
	struct referral_new       in;
	char                      id[ID_TEXT_SIZE];
	enum problem              p;

	if ((p = request_json(rq, &in, NULL)) || (p = sites_check(rq, &in.site_ids))
	    || (p = team_check(rq, &in)))
		return p;
	id_new(id);
	p = referral_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_referral_send, id, in.organization_id,
		param(rq, fields, &in, "site_ids"), referral_codes(rq),
		sealed(rq, "referral.sealed_name", id, in.name),
		sealed(rq, "referral.sealed_callback", id, in.callback),
		sealed(rq, "referral.sealed_note", id, in.note), param(rq, fields, &in, "needs"),
		param(rq, fields, &in, "languages"), param(rq, fields, &in, "arrival_estimate"),
		param(rq, fields, &in, "transport"), param(rq, fields, &in, "alternative"), in.county_fips,
		in.consent_version, key_ring_newest(context->ring), param(rq, fields, &in, "only_if_open")),
	    true);
	return send_fault(rq, p);
}

static enum problem
referral_withdraw(struct request *rq)
{
	return referral_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_referral_withdraw, request_path_id(rq, 0)), false);
}

static enum problem
referral_revoke(struct request *rq)
{
	return referral_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_referral_revoke, request_path_id(rq, 0)), false);
}

static enum problem
referral_own(struct request *rq)
{
	struct referral_owner in;
	enum problem          p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	p = referral_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_referral_own, request_path_id(rq, 0), in.account_id), false);
	if (p == PROBLEM_BAD_VALUE)
		return fault(rq, p, "/account_id", "nobody of this team has this key");
	return p;
}

static enum problem
referral_open(struct request *rq)
{
	struct referral_opened it = { 0 };
	const char            *id;
	enum problem           p;

	if ((p = db_row(request_db(rq), request_arena(rq),
		 &(struct db_call)DB_CALL(STATEMENT_referral_open, request_path_id(rq, 0)),
		 referral_opened_row_fields, &it, NULL))
	    || (p = referral_unfold(rq, &it)))
		return p;
	id = it.referral.id;
	it.name = unsealed(rq, "referral.sealed_name", id, it.sealed_name);
	it.callback = unsealed(rq, "referral.sealed_callback", id, it.sealed_callback);
	it.note = unsealed(rq, "referral.sealed_note", id, it.sealed_note);
	/* Of somebody who asked for themself it is the house's to give. */
	if (it.referral.organization_id == NULL
	    || caller_has_role_in(request_caller(rq), WHO_REFERRERS, it.referral.organization_id))
		it.guest_secret = guest_secret_of(rq, it.secret_key, id);
	reply_header(rq, "Cache-Control", "no-store");
	return reply_json(rq, referral_opened_fields, &it);
}

/* ?list=: whose, of what the caller's teams sent. */
static enum problem
list_query_read(struct request *rq, const char **list)
{
	static const char *const    slugs[] = { "mine", "team", "unanswered" };
	static const struct choices lists = { slugs, sizeof(slugs) / sizeof(*slugs) };

	*list = request_query(rq, "list");
	if (*list != NULL && choice_find(&lists, *list) < 0)
		return fault(rq, PROBLEM_NOT_A_CHOICE, "query:list", "mine, team or unanswered");
	return OK;
}

static enum problem
referral_list(struct request *rq)
{
	const char  *after, *state, *list, *code = request_query(rq, "code");
	char         said[CODE_SIZE];
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)) || (p = state_query(rq, "open", "ended", &state))
	    || (p = list_query_read(rq, &list)))
		return p;
	/* What is no code finds nothing, and is written down as a try all the same. */
	if (code != NULL)
		return page_reply(rq,
		    &(struct db_call)DB_CALL(STATEMENT_referral_by_code, code_read(code, said) ? said : NULL),
		    referral_fields, sizeof(struct referral), limit);
	return page_reply(rq,
	    &(struct db_call)DB_CALL(STATEMENT_referral_list, state, after, limit_param(rq, limit), list),
	    referral_fields, sizeof(struct referral), limit);
}

static const struct query_field list_query[] = {
	{ "state", "open or ended; both when left out." },
	{ "list", "mine: those that the caller looks after; unanswered: those that no house has answered; "
		  "team: all of the caller's teams, as when it is left out." },
	{ "code", "The code that the person said: finds one referral that was sent to one of the caller's "
		  "houses." },
	{ 0 },
};

static const struct route routes[] = {
	{ .method = "POST",
	    .path = "/api/v1/referrals",
	    .run = referral_send,
	    .lane = LANE_DATABASE,
	    .who = WHO_REFERRERS,
	    .body = referral_new_fields,
	    .status = 201,
	    .reply = referral_sent_fields,
	    .name = "referral_send",
	    .help = "Asks one to three houses for one person, who agreed to it." },
	{ .method = "GET",
	    .path = "/api/v1/referrals",
	    .run = referral_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_REFERRERS | WHO_HOUSE,
	    .status = 200,
	    .reply = referral_fields,
	    .query = list_query,
	    .name = "referral_list",
	    .help = "What the caller's team sent, the newest first; or the one with a code." },
	{ .method = "GET",
	    .path = "/api/v1/referrals/{id}",
	    .run = referral_open,
	    .lane = LANE_DATABASE,
	    .who = WHO_REFERRERS | WHO_HOUSE,
	    .status = 200,
	    .reply = referral_opened_fields,
	    .name = "referral_open",
	    .help = "One referral with the name, callback and note, for its two sides. That it was opened is "
		    "written down." },
	{ .method = "POST",
	    .path = "/api/v1/referrals/{id}/withdraw",
	    .run = referral_withdraw,
	    .lane = LANE_DATABASE,
	    .who = WHO_REFERRERS,
	    .status = 200,
	    .reply = referral_sent_fields,
	    .name = "referral_withdraw",
	    .help = "The sender takes it back from every house that was asked." },
	{ .method = "POST",
	    .path = "/api/v1/referrals/{id}/owner",
	    .run = referral_own,
	    .lane = LANE_DATABASE,
	    .who = WHO_REFERRERS,
	    .body = referral_owner_fields,
	    .status = 200,
	    .reply = referral_sent_fields,
	    .name = "referral_own",
	    .help = "Somebody else of the team looks after it from now on." },
	{ .method = "POST",
	    .path = "/api/v1/referrals/{id}/revoke",
	    .run = referral_revoke,
	    .lane = LANE_DATABASE,
	    .who = WHO_REFERRERS | WHO_HOUSE,
	    .status = 200,
	    .reply = referral_sent_fields,
	    .name = "referral_revoke",
	    .help = "The person took their consent back: it is withdrawn, and name, callback and notes are "
		    "blank at once. Of somebody who asked for themself the house says it." },
};

const struct route_table api_referral_routes = ROUTES(routes);
