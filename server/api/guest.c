/* The person's own page: they have no account, only the code that is said on the phone and the secret of
 * their slip. Both come in the body, never in an address. A wrong code and a wrong secret are told apart
 * neither by the answer nor by the work it takes, and whoever guesses is made to wait. */
#include "domain/guest.h"

#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "domain/moves.h"
#include "domain/recipient.h"
#include "internal.h"
#include "throttle.h"

/* Somebody who reads it from a slip mistypes; nobody mistypes so often. */
static struct throttle by_code = THROTTLE(10);
/* Many people may share an address. */
static struct throttle by_address = THROTTLE(30);

static enum problem
wait_first(struct request *rq, int64_t seconds)
{
	reply_header(rq, "Retry-After", arena_print(request_arena(rq), "%" PRId64, seconds));
	return PROBLEM_TOO_MANY_REQUESTS;
}

static enum problem
guess_refuse(struct request *rq, const char *code)
{
	if (code != NULL)
		throttle_failed(&by_code, code, clock_monotonic_ms());
	if (throttle_counts(request_address(rq)))
		throttle_failed(&by_address, request_address(rq), clock_monotonic_ms());
	return PROBLEM_UNKNOWN_CODE;
}

/* Looks the code up and compares the secret. code NULL: what was typed can't be one, and is looked up all the
 * same. */
static enum problem
guest_check(struct request *rq, const struct guest_ask *in, const char *code, struct guest_found *found)
{
	const struct api_context *context = request_context(rq);
	int64_t                   now_ms = clock_monotonic_ms();
	int64_t                   code_s = code == NULL ? 0 : throttle_wait_s(&by_code, code, now_ms);
	int64_t                   address_s = throttle_wait_s(&by_address, request_address(rq), now_ms);
	enum problem              p;

	if (code_s > 0 || address_s > 0)
		return wait_first(rq, code_s > address_s ? code_s : address_s);
	p = db_row(request_db(rq), request_arena(rq), &(struct db_call)DB_CALL(STATEMENT_guest_find, code),
	    guest_found_fields, found, NULL);
	if (p != OK && p != PROBLEM_NOT_FOUND)
		return p;
	if (p == PROBLEM_NOT_FOUND)
		*found = (struct guest_found){ 0 };
	if (!guest_secret_right(context->ring, found->secret_key, found->id, in->secret))
		return guess_refuse(rq, code);
	throttle_succeeded(&by_code, code);
	return OK;
}

/* Who it is, by the body. From here on they act under their referral's key, which owns the Idempotency-Keys
 * that they send. What a key was used for is its path: a digest of the body would be one of the secret. */
static enum problem
guest_enter(struct request *rq, const char *path, const char **referral_id)
{
	struct guest_ask   in;
	struct guest_found found;
	char               code[CODE_SIZE], digest[TOKEN_HASH_SIZE];
	enum problem       p;

	if ((p = request_json(rq, &in, NULL))
	    || (p = guest_check(rq, &in, code_read(in.code, code) ? code : NULL, &found)))
		return p;
	digest_hex(path, strlen(path), digest);
	db_set_request(request_db(rq), &(struct db_request){
					   .account_id = found.id,
					   .request_id = request_id(rq),
					   .key = request_header(rq, "Idempotency-Key"),
					   .fingerprint = arena_text(request_arena(rq), digest),
				       });
	*referral_id = found.id;
	return OK;
}

/* The database gives the houses as one JSON value; what the person may do with each is the moves table's to
 * say. */
static enum problem
houses_unfold(struct request *rq, struct guest_referral *it)
{
	struct faults           faults = { 0 };
	struct guest_recipient *houses;
	const char  *json = arena_print(request_arena(rq), "{\"recipients\":%s}", it->recipients_json);
	enum problem p = wire_read(
	    request_arena(rq), json, strlen(json), guest_recipients_fields, WIRE_OWN, it, NULL, &faults);

	if (p)
		return PROBLEM_INTERNAL;
	houses = it->recipients.items;
	for (size_t i = 0; i < it->recipients.count; i++)
		houses[i].possible = moves_possible(
		    request_arena(rq), choice_slug(&recipient_state_choices, houses[i].state), SIDE_GUEST);
	return OK;
}

static enum problem
guest_read(struct request *rq, const char *id, struct guest_referral *it)
{
	enum problem p = db_row(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_guest_open, id), guest_referral_row_fields, it, NULL);

	reply_header(rq, "Cache-Control", "no-store");
	return p ? p : houses_unfold(rq, it);
}

static enum problem
guest_reply(struct request *rq, const char *id, struct guest_referral *it)
{
	it->name = unsealed(rq, "referral.sealed_name", id, it->sealed_name);
	it->callback = unsealed(rq, "referral.sealed_callback", id, it->sealed_callback);
	it->note = unsealed(rq, "referral.sealed_note", id, it->sealed_note);
	return reply_json(rq, guest_referral_fields, it);
}

/* What an act answered, and where things stand now; a problem shows nothing that was sealed. recipient_id:
 * the house that it was about; NULL: all of them. */
static enum problem
acted_reply(struct request *rq, enum problem outcome, const char *id, const char *recipient_id)
{
	struct guest_referral         it;
	const struct guest_recipient *houses;
	enum problem                  p;

	if (outcome != OK && outcome != PROBLEM_MOVE_NOT_POSSIBLE && outcome != PROBLEM_REFERRAL_ENDED)
		return outcome;
	if ((p = guest_read(rq, id, &it)))
		return p;
	if (outcome == OK)
		return guest_reply(rq, id, &it);
	houses = it.recipients.items;
	for (size_t i = 0; recipient_id != NULL && i < it.recipients.count; i++)
		if (strcmp(houses[i].id, recipient_id) == 0)
			reply_possible(rq, houses[i].possible);
	reply_current(rq, guest_current_fields, &it);
	return outcome;
}

static enum problem
guest_open(struct request *rq)
{
	struct guest_referral it;
	const char           *id;
	enum problem          p;

	if ((p = guest_enter(rq, "guest_open", &id)) || (p = guest_read(rq, id, &it)))
		return p;
	return guest_reply(rq, id, &it);
}

static enum problem
step(struct request *rq, const char *action)
{
	const char  *recipient_id = request_path_id(rq, 0), *id;
	enum problem p;

	if ((p = guest_enter(rq, arena_print(request_arena(rq), "%s %s", action, recipient_id), &id)))
		return p;
	p = db_act(request_db(rq), &(struct db_call)DB_CALL(STATEMENT_guest_step, id, recipient_id, action));
	return acted_reply(rq, p, id, recipient_id);
}

static enum problem
guest_accept(struct request *rq)
{
	return step(rq, "accept");
}

static enum problem
guest_decline(struct request *rq)
{
	return step(rq, "guest_decline");
}

static enum problem
guest_withdraw_one(struct request *rq)
{
	return step(rq, "withdraw");
}

/* About the whole introduction. */
static enum problem
whole(struct request *rq, enum statement statement, const char *action)
{
	const char  *id;
	enum problem p = guest_enter(rq, action, &id);

	if (p)
		return p;
	p = db_act(request_db(rq), &(struct db_call)DB_CALL(statement, id));
	return acted_reply(rq, p, id, NULL);
}

static enum problem
guest_withdraw(struct request *rq)
{
	return whole(rq, STATEMENT_guest_withdraw, "guest_withdraw");
}

static enum problem
guest_revoke(struct request *rq)
{
	return whole(rq, STATEMENT_guest_revoke, "guest_revoke");
}

#define GUEST(address, handler, extra, called, says)                                                         \
	{                                                                                                    \
		.method = "POST", .path = "/api/v1/guest/" address, .run = (handler), .lane = LANE_DATABASE, \
		.flags = (extra), .who = WHO_ANYONE, .body = guest_ask_fields, .status = 200,                \
		.reply = guest_referral_fields, .name = (called), .help = (says)                             \
	}

static const struct route routes[] = {
	GUEST("referral", guest_open, ROUTE_NO_KEY, "guest_open",
	    "What was sent to whom and where it stands, for the person themself. No account is needed."),
	GUEST("recipients/{id}/accept", guest_accept, 0, "guest_accept", "The person's own yes to a house."),
	GUEST("recipients/{id}/guest_decline", guest_decline, 0, "guest_decline",
	    "The person's own no to a house; no reason is needed."),
	GUEST("recipients/{id}/withdraw", guest_withdraw_one, 0, "guest_withdraw_one",
	    "The person takes it back from one house."),
	GUEST("referral/withdraw", guest_withdraw, 0, "guest_withdraw",
	    "The person takes it back from every house."),
	GUEST("referral/revoke", guest_revoke, 0, "guest_revoke",
	    "The person takes their consent back: it is withdrawn, and name, callback and notes are blank at "
	    "once."),
};

const struct route_table api_guest_routes = ROUTES(routes);
