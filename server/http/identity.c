/* Who asks: the session's token from the cookie or from `Authorization: Bearer`, looked up by its hash. First
 * in the roster, in memory; a token that it doesn't know may belong to a session made a moment ago, here or
 * on another server, so the database is asked then. */
#include <string.h>
#include <strings.h>

#include "internal.h"

#define COOKIE "porchlight"

struct session_row {
	const char  *id;
	const char  *account_id;
	const char  *name;
	int64_t      expires_at;
	int64_t      seen_at;
	int64_t      idle_minutes;
	struct texts memberships; /* "<organization id> <role>" */
};

#define ROW(member, what) .name = #member, .kind = (what), .offset = offsetof(struct session_row, member)
static const struct field session_fields[] = {
	{ ROW(id, FIELD_ID) },
	{ ROW(account_id, FIELD_ID) },
	{ ROW(name, FIELD_TEXT) },
	{ ROW(expires_at, FIELD_TIME) },
	{ ROW(seen_at, FIELD_TIME) },
	{ ROW(idle_minutes, FIELD_INT) },
	{ ROW(memberships, FIELD_TEXTS) },
	{ 0 },
};

const struct statement_shape identity_shape = { .statement = STATEMENT_session_find,
	.fields = session_fields };

/* false: none was sent, or nothing that could be one. token has TOKEN_SIZE bytes. */
static bool
token_sent(const struct headers *headers, char *token)
{
	const char *value = NULL;
	size_t      size = 0;

	if (headers->authorization != NULL && strncasecmp(headers->authorization, "Bearer ", 7) == 0) {
		value = headers->authorization + 7;
		value += strspn(value, " ");
		size = strlen(value);
	} else {
		value = cookie_find(headers->cookie, COOKIE, &size);
	}
	if (value == NULL || size != TOKEN_SIZE - 1)
		return false;
	memcpy(token, value, size);
	token[size] = '\0';
	return strspn(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == size;
}

void
identity_from_roster(struct request *rq)
{
	struct roster *roster = rq->http->settings.roster;
	int64_t        now_us;
	char           token[TOKEN_SIZE];

	rq->identity = IDENTITY_NONE;
	if (!token_sent(&rq->headers, token))
		return;
	if (strcmp(token, rq->connection->token) != 0) {
		token_hash(token, rq->connection->token_hash);
		memcpy(rq->connection->token, token, sizeof token);
	}
	memcpy(rq->token_hash, rq->connection->token_hash, sizeof rq->token_hash);
	rq->identity = IDENTITY_UNKNOWN;
	if (roster == NULL)
		return;
	now_us = clock_wall_us();
	if (roster_find(roster, rq->token_hash, now_us, &rq->caller)) {
		rq->identity = IDENTITY_KNOWN;
		if ((rq->match.route->flags & ROUTE_BACKGROUND) == 0)
			roster_seen(roster, rq->caller.session_id, now_us);
	}
}

static bool
membership_read(const char *text, struct membership *membership)
{
	int role;

	if (strlen(text) < 38 || text[36] != ' '
	    || (role = choice_find(&role_choices, text + 37)) == NO_CHOICE)
		return false;
	memcpy(membership->organization_id, text, 36);
	membership->organization_id[36] = '\0';
	membership->role = (enum role)role;
	return true;
}

static void
text_copy(char *into, size_t size, const char *text)
{
	size_t length = text == NULL ? 0 : strlen(text);

	/* A name cut in the middle of a character would not be UTF-8 any more. */
	if (length >= size)
		for (length = size - 1; length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80;)
			length--;
	if (length > 0)
		memcpy(into, text, length);
	into[length] = '\0';
}

static bool
is_over(const struct session_row *row, int64_t now_us)
{
	return row->expires_at == NO_TIME || row->expires_at <= now_us
	    || (row->seen_at != NO_TIME && row->idle_minutes != NO_INT
		&& row->seen_at + row->idle_minutes * 60 * MICROSECONDS_PER_SECOND <= now_us);
}

enum problem
identity_from_database(struct request *rq, struct db *db)
{
	const struct db_call call = DB_CALL(STATEMENT_session_find, rq->token_hash);
	struct caller       *caller = &rq->caller;
	struct session_row   row;
	enum problem         p;

	db_set_request(db, &(struct db_request){ .request_id = rq->id });
	p = db_row(db, rq->arena, &call, session_fields, &row, NULL);
	rq->identity = IDENTITY_NONE;
	if (p == PROBLEM_NOT_FOUND || (p == OK && is_over(&row, clock_wall_us())))
		return OK;
	if (p)
		return p;
	*caller = (struct caller){
		.expires_at_us = row.expires_at, .seen_at_us = row.seen_at, .idle_minutes = row.idle_minutes
	};
	text_copy(caller->session_id, sizeof caller->session_id, row.id);
	text_copy(caller->account_id, sizeof caller->account_id, row.account_id);
	text_copy(caller->name, sizeof caller->name, row.name);
	for (size_t i = 0; i < row.memberships.count && caller->membership_count < MEMBERSHIPS_MOST; i++)
		if (membership_read(row.memberships.items[i], &caller->memberships[caller->membership_count]))
			caller->membership_count++;
	rq->identity = IDENTITY_KNOWN;
	return OK;
}
