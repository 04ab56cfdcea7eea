/* Signing in and out. A wrong password and an unknown e-mail are told apart neither by the answer nor by the
 * time it takes. */
#include "domain/session.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "internal.h"
#include "throttle.h"

enum { ROSTER_WAIT_MS = 2000 };

static struct throttle by_email = THROTTLE(5);
/* Many people may share an address. */
static struct throttle by_address = THROTTLE(30);

/* The next request may come before the change stream told the roster, and must not be refused then. */
static void
roster_wait(struct request *rq, const char *hash, bool there)
{
	const struct api_context *context = request_context(rq);
	int64_t                   until_ms = clock_monotonic_ms() + ROSTER_WAIT_MS;
	struct caller             caller;

	while (roster_find(context->roster, hash, clock_wall_us(), &caller) != there
	       && clock_monotonic_ms() < until_ms)
		nanosleep(&(struct timespec){ .tv_nsec = 500 * 1000 }, NULL);
}

static enum problem
wait_first(struct request *rq, int64_t seconds)
{
	reply_header(rq, "Retry-After", arena_print(request_arena(rq), "%" PRId64, seconds));
	return PROBLEM_TOO_MANY_REQUESTS;
}

static const char *
lower(struct request *rq, const char *email)
{
	char *copy = arena_text(request_arena(rq), email);

	for (char *at = copy; *at != '\0'; at++)
		*at = (char)tolower((unsigned char)*at);
	return copy;
}

/* Seconds that this e-mail or this address must wait. */
static int64_t
wait_needed(struct request *rq, const char *email)
{
	int64_t now_ms = clock_monotonic_ms();
	int64_t email_s = throttle_wait_s(&by_email, email, now_ms);
	int64_t address_s = throttle_wait_s(&by_address, request_address(rq), now_ms);

	return email_s > address_s ? email_s : address_s;
}

static enum problem
sign_in_refuse(struct request *rq, const char *email, const char *account_id)
{
	enum problem p;

	throttle_failed(&by_email, email, clock_monotonic_ms());
	if (throttle_counts(request_address(rq)))
		throttle_failed(&by_address, request_address(rq), clock_monotonic_ms());
	p = db_act(request_db(rq), &(struct db_call)DB_CALL(STATEMENT_sign_in_failed, account_id));
	return p ? p : PROBLEM_WRONG_SIGN_IN;
}

/* OK: the account is who they say. */
static enum problem
password_check(struct request *rq, const struct sign_in *in, struct sign_in_account *account)
{
	const char  *email = lower(rq, in->email);
	int64_t      wait_s = wait_needed(rq, email);
	enum problem p;
	bool         right;

	if (wait_s > 0)
		return wait_first(rq, wait_s);
	p = db_row(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_sign_in_account, email), sign_in_account_fields, account,
	    NULL);
	if (p && p != PROBLEM_NOT_FOUND)
		return p;
	if (p == OK && account->wait_until != NO_TIME && account->wait_until > clock_wall_us())
		return wait_first(rq, (account->wait_until - clock_wall_us()) / MICROSECONDS_PER_SECOND + 1);
	if (p == OK) {
		right = password_right(account->password_hash, in->password);
	} else {
		password_waste(in->password);
		right = false;
	}
	return right ? OK : sign_in_refuse(rq, email, p == OK ? account->account_id : NULL);
}

static enum problem
sign_in(struct request *rq)
{
	struct sign_in         in;
	struct sign_in_account account;
	struct session         session;
	char                   token[TOKEN_SIZE], hash[TOKEN_HASH_SIZE];
	enum problem           p;

	if ((p = request_json(rq, &in, NULL)) || (p = password_check(rq, &in, &account)))
		return p;
	token_new(token);
	token_hash(token, hash);
	p = db_row(request_db(rq), request_arena(rq),
	    &(struct db_call)DB_CALL(STATEMENT_session_begin, account.account_id, hash,
		in.shared_computer ? "true" : "false", arena_print(request_arena(rq), "%d", SESSION_HOURS),
		arena_print(request_arena(rq), "%d",
		    in.shared_computer ? SESSION_SHARED_MINUTES : SESSION_IDLE_MINUTES)),
	    session_stored_fields, &session, NULL);
	if (p)
		return p;
	throttle_succeeded(&by_email, lower(rq, in.email));
	roster_wait(rq, hash, true);
	reply_cookie(rq, "porchlight", token, in.shared_computer ? -1 : (int64_t)SESSION_HOURS * 3600);
	return reply_json(rq, session_stored_fields, &session);
}

static enum problem
session_read(struct request *rq)
{
	struct session session;

	reply_header(rq, "Cache-Control", "no-store");
	return read_reply(rq, &(struct db_call)DB_CALL(STATEMENT_session_now, request_caller(rq)->session_id),
	    session_stored_fields, &session);
}

/* One's own session, or (NULL) all of one's own. */
static enum problem
sign_out(struct request *rq, const char *session_id)
{
	enum problem p = db_act(request_db(rq), &(struct db_call)DB_CALL(STATEMENT_session_end, session_id));

	if (p)
		return p;
	reply_cookie(rq, "porchlight", "", 0);
	return reply_empty(rq);
}

static enum problem
sign_out_here(struct request *rq)
{
	return sign_out(rq, request_caller(rq)->session_id);
}

static enum problem
sign_out_everywhere(struct request *rq)
{
	return sign_out(rq, NULL);
}

static const struct route routes[] = {
	{ .method = "POST",
	    .path = "/api/v1/session",
	    .run = sign_in,
	    .lane = LANE_DATABASE,
	    .flags = ROUTE_NO_KEY,
	    .who = WHO_ANYONE,
	    .body = sign_in_fields,
	    .status = 201,
	    .reply = session_fields,
	    .name = "sign_in",
	    .help = "Signs in; the session travels in a cookie that scripts can't read." },
	{ .method = "GET",
	    .path = "/api/v1/session",
	    .run = session_read,
	    .lane = LANE_DATABASE,
	    .who = WHO_SIGNED_IN,
	    .status = 200,
	    .reply = session_fields,
	    .name = "session_read",
	    .help = "Who is signed in, what they may do, and until when." },
	{ .method = "DELETE",
	    .path = "/api/v1/session",
	    .run = sign_out_here,
	    .lane = LANE_DATABASE,
	    .who = WHO_SIGNED_IN,
	    .status = 204,
	    .name = "sign_out",
	    .help = "Ends this session, on every server, within a second." },
	{ .method = "DELETE",
	    .path = "/api/v1/sessions",
	    .run = sign_out_everywhere,
	    .lane = LANE_DATABASE,
	    .who = WHO_SIGNED_IN,
	    .status = 204,
	    .name = "sign_out_everywhere",
	    .help = "Ends all of the caller's sessions." },
};

const struct route_table api_session_routes = ROUTES(routes);
