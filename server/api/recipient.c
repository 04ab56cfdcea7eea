/* Recipients: one house asked by a referral, and what each side does next. Which acts are possible is never
 * decided here: the acts ask the table `move`, and a reply says what it allows the caller's side from here.
 */
#include "domain/recipient.h"

#include <string.h>

#include "alias.h"
#include "base/id.h"
#include "domain/moves.h"
#include "internal.h"

/* What the caller may do next; of somebody on both sides, what either may. */
static struct texts
possible_here(struct request *rq, const struct recipient *recipient)
{
	const struct caller *caller = request_caller(rq);
	const char          *state = choice_slug(&recipient_state_choices, recipient->state);
	struct texts         house = { 0 }, sender = { 0 };
	size_t               i, n;

	if (caller_has_role_in(caller, WHO_HOUSE, recipient->house_id))
		house = moves_possible(request_arena(rq), state, SIDE_HOUSE);
	if (recipient->sender_id != NULL && caller_has_role_in(caller, WHO_REFERRERS, recipient->sender_id))
		sender = moves_possible(request_arena(rq), state, SIDE_SENDER);
	if (house.count == 0 || sender.count == 0)
		return house.count > 0 ? house : sender;

	struct texts both = { .items = arena_take(
				  request_arena(rq), (house.count + sender.count) * sizeof *both.items) };
	memcpy(both.items, house.items, house.count * sizeof *both.items);
	for (both.count = house.count, n = 0; n < sender.count; n++) {
		for (i = 0; i < house.count && strcmp(house.items[i], sender.items[n]) != 0; i++) {
		}
		if (i == house.count)
			both.items[both.count++] = sender.items[n];
	}
	return both;
}

/* The row as it is now and what is possible from there, in the reply or in the problem. */
enum problem
recipient_reply(struct request *rq, const struct db_call *call)
{
	struct recipient_opened it;
	bool                    found = false;
	enum problem p = db_row(request_db(rq), request_arena(rq), call, recipient_row_fields, &it, &found);

	if (found)
		it.possible = possible_here(rq, &it.recipient);
	if (p && found) {
		reply_current(rq, recipient_opened_fields, &it);
		reply_possible(rq, it.possible);
	}
	return p ? p : reply_json(rq, recipient_opened_fields, &it);
}

static enum problem
recipient_read(struct request *rq)
{
	return recipient_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_recipient_read, request_path_id(rq, 0)));
}

static enum problem
recipient_list(struct request *rq)
{
	const char  *after, *state, *site = request_query(rq, "site_id");
	int64_t      limit;
	enum problem p;

	if ((p = request_page(rq, 200, &limit, &after)) || (p = state_query(rq, "open", "ended", &state)))
		return p;
	if (site == NULL)
		return page_reply(rq,
		    &(struct db_call)DB_CALL(STATEMENT_recipient_list, state, after, limit_param(rq, limit)),
		    recipient_row_fields, sizeof(struct recipient_opened), limit);
	if (!id_valid(site))
		return fault(rq, PROBLEM_BAD_VALUE, "query:site_id", "not a key");
	return page_reply(rq,
	    &(struct db_call)DB_CALL(
		STATEMENT_recipient_list_site, state, after, limit_param(rq, limit), site),
	    recipient_row_fields, sizeof(struct recipient_opened), limit);
}

/* --- acts that need nothing but their name --- */

static enum problem
step(struct request *rq, const char *action)
{
	return recipient_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_recipient_step, request_path_id(rq, 0), action));
}

static enum problem
recipient_see(struct request *rq)
{
	return step(rq, "see");
}

static enum problem
recipient_talk(struct request *rq)
{
	return step(rq, "talk");
}

static enum problem
recipient_waitlist(struct request *rq)
{
	return step(rq, "waitlist");
}

static enum problem
recipient_unreachable(struct request *rq)
{
	return step(rq, "unreachable");
}

static enum problem
recipient_accept(struct request *rq)
{
	return step(rq, "accept");
}

static enum problem
recipient_guest_decline(struct request *rq)
{
	return step(rq, "guest_decline");
}

static enum problem
recipient_withdraw(struct request *rq)
{
	return step(rq, "withdraw");
}

/* --- acts that take something --- */

static enum problem
recipient_offer(struct request *rq)
{
	struct recipient_act in;
	enum problem         p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	return recipient_reply(rq, &(struct db_call)DB_CALL(STATEMENT_recipient_offer, request_path_id(rq, 0),
				       in.bed_id, param(rq, recipient_offer_fields, &in, "hold_minutes")));
}

static enum problem
recipient_extend(struct request *rq)
{
	struct recipient_act in;
	enum problem         p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	return recipient_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_recipient_extend, request_path_id(rq, 0),
		    param(rq, recipient_extend_fields, &in, "minutes")));
}

static enum problem
recipient_arrive(struct request *rq)
{
	struct recipient_act in;
	struct alias         alias;
	char                 stay_id[ID_TEXT_SIZE];
	enum problem         p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	id_new(stay_id);
	alias = alias_seal(rq, stay_id, in.alias);
	p = recipient_reply(rq, &(struct db_call)DB_CALL(STATEMENT_recipient_arrive, request_path_id(rq, 0),
				    in.planned_leave_on, stay_id, alias.sealed, alias.digest));
	if (p == PROBLEM_OUT_OF_RANGE)
		return fault(rq, p, "/planned_leave_on", "not before today");
	return p;
}

static enum problem
recipient_decline(struct request *rq)
{
	struct recipient_act in;
	enum problem         p;

	if ((p = request_json(rq, &in, NULL)))
		return p;
	p = recipient_reply(
	    rq, &(struct db_call)DB_CALL(STATEMENT_recipient_decline, request_path_id(rq, 0),
		    param(rq, recipient_decline_fields, &in, "decline_code"), in.instead_site_id));
	if (p == PROBLEM_BAD_VALUE)
		return fault(rq, p, "/instead_site_id", "no other house of the network has this key");
	return p;
}

static const struct query_field list_query[] = {
	{ "site_id", "Of one house; all of the caller's when left out." },
	{ "state", "open or ended; both when left out." },
	{ 0 },
};

#define ACT(verb, whose, takes, says)                                                                        \
	{                                                                                                    \
		.method = "POST", .path = "/api/v1/recipients/{id}/" #verb, .run = recipient_##verb,         \
		.lane = LANE_DATABASE, .who = (whose), .body = (takes), .status = 200,                       \
		.reply = recipient_opened_fields, .name = "recipient_" #verb, .help = (says)                 \
	}

static const struct route routes[] = {
	{ .method = "GET",
	    .path = "/api/v1/recipients",
	    .run = recipient_list,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_PAGED,
	    .who = WHO_HOUSE | WHO_REFERRERS,
	    .status = 200,
	    .reply = recipient_row_fields,
	    .query = list_query,
	    .name = "recipient_list",
	    .help = "Introductions to the caller's houses and from the caller's teams, the newest first." },
	{ .method = "GET",
	    .path = "/api/v1/recipients/{id}",
	    .run = recipient_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_HOUSE | WHO_REFERRERS,
	    .status = 200,
	    .reply = recipient_opened_fields,
	    .name = "recipient_read",
	    .help = "One introduction, and what the caller's side may do next." },
	ACT(see, WHO_HOUSE, NULL, "Somebody at the house opened it."),
	ACT(talk, WHO_HOUSE, NULL, "The house is talking with the person."),
	ACT(waitlist, WHO_HOUSE, NULL, "No room yet; the house keeps it and will call."),
	ACT(offer, WHO_HOUSE, recipient_offer_fields,
	    "The house's yes: a room is held until a time that both sides see."),
	ACT(extend, WHO_HOUSE, recipient_extend_fields,
	    "Makes the hold longer, once, up to 24 hours in all."),
	ACT(accept, WHO_HOUSE | WHO_REFERRERS, NULL,
	    "The person's yes; the other houses that were asked are told."),
	ACT(arrive, WHO_HOUSE, recipient_arrive_fields, "The person arrived; their stay begins."),
	ACT(decline, WHO_HOUSE, recipient_decline_fields,
	    "The house says no, with a reason and where to instead."),
	ACT(guest_decline, WHO_HOUSE | WHO_REFERRERS, NULL, "The person says no; no reason is needed."),
	ACT(unreachable, WHO_HOUSE, NULL, "The house tried and could not reach the person."),
	ACT(withdraw, WHO_REFERRERS, NULL, "The sender takes it back from this house."),
};

const struct route_table api_recipient_routes = ROUTES(routes);
