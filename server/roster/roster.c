/* The roster's front door. The replica's thread is the only writer; any thread asks. A new picture is loaded
 * aside and put in place at once, so that nobody is signed out for the moment that it takes. */
#include "roster/roster.h"

#include <pthread.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "people.h"

enum { LISTENERS_MOST = 4 };

#define MINUTE_US       (60 * MICROSECONDS_PER_SECOND)
#define FORGET_EVERY_MS ((int64_t)600 * 1000)

struct listener {
	roster_listener *tell;
	void            *context;
};

struct roster {
	struct listener listeners[LISTENERS_MOST]; /* set at start */
	size_t          listener_count;            /* set at start */

	pthread_rwlock_t lock;
	struct people    people; /* {lock} */

	/* replica thread only */
	struct people       loading;
	struct consequence *consequences;
	size_t              consequence_count, consequence_capacity;
	int64_t             forgot_ms;
};

struct roster *
roster_open(void)
{
	struct roster       *roster = memory_zeroed(sizeof *roster);
	pthread_rwlockattr_t attributes;

	pthread_rwlockattr_init(&attributes);
	pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	pthread_rwlock_init(&roster->lock, &attributes);
	pthread_rwlockattr_destroy(&attributes);
	return roster;
}

void
roster_close(struct roster *roster)
{
	if (roster == NULL)
		return;
	people_done(&roster->people);
	people_done(&roster->loading);
	free(roster->consequences);
	pthread_rwlock_destroy(&roster->lock);
	free(roster);
}

void
roster_listen(struct roster *roster, roster_listener *listener, void *context)
{
	check(roster->listener_count < LISTENERS_MOST);
	roster->listeners[roster->listener_count++] = (struct listener){ listener, context };
}

static void
tell(const struct roster *roster, const char *account_id, const char *session_id)
{
	for (size_t i = 0; i < roster->listener_count; i++)
		roster->listeners[i].tell(roster->listeners[i].context, account_id, session_id);
}

/* --- replica's thread --- */

void
roster_begin(void *context, const char *epoch)
{
	struct roster *roster = context;

	(void)epoch;
	people_done(&roster->loading);
}

void
roster_row(void *context, const struct change_row *row)
{
	struct roster *roster = context;

	(void)people_apply(&roster->loading, row);
}

/* When a session was last used here is newer than what the database was told. {lock} */
static void
keep_seen(const struct people *former, struct people *now)
{
	for (size_t i = 0; i < former->sessions.capacity; i++) {
		const struct session *before = former->sessions.slots[i].item;
		struct session       *session = before ? map_find(&now->sessions, before->id) : NULL;

		if (session) {
			atomic_store(&session->seen_us, atomic_load(&before->seen_us));
			atomic_store(&session->handed_us, atomic_load(&before->handed_us));
		}
	}
}

void
roster_loaded(void *context, uint64_t pos)
{
	struct roster *roster = context;
	struct people  former = roster->people;

	(void)pos;
	pthread_rwlock_wrlock(&roster->lock);
	keep_seen(&former, &roster->loading);
	roster->people = roster->loading;
	pthread_rwlock_unlock(&roster->lock);
	roster->loading = (struct people){ 0 };
	people_done(&former);
	tell(roster, NULL, NULL);
}

static bool
is_ours(const struct change_row *row)
{
	return strcmp(row->relation, "session") == 0 || strcmp(row->relation, "account") == 0
	    || strcmp(row->relation, "membership") == 0;
}

static void
note(struct roster *roster, const struct consequence *consequence)
{
	if (roster->consequence_count == roster->consequence_capacity) {
		roster->consequence_capacity =
		    roster->consequence_capacity ? roster->consequence_capacity * 2 : 16;
		roster->consequences = memory_grow(
		    roster->consequences, roster->consequence_capacity * sizeof *roster->consequences);
	}
	roster->consequences[roster->consequence_count++] = *consequence;
}

/* {lock} */
static void
apply(struct roster *roster, const struct change *change)
{
	for (size_t i = 0; i < change->count; i++) {
		struct consequence consequence = people_apply(&roster->people, &change->rows[i]);

		if (consequence.any)
			note(roster, &consequence);
	}
	if (clock_monotonic_ms() - roster->forgot_ms > FORGET_EVERY_MS) {
		roster->forgot_ms = clock_monotonic_ms();
		people_forget_ended(&roster->people, clock_wall_us() - MINUTE_US);
	}
}

void
roster_change(void *context, const struct change *change)
{
	struct roster *roster = context;
	bool           any = false, emptied = false;

	for (size_t i = 0; i < change->count; i++) {
		any |= is_ours(&change->rows[i]);
		emptied |= is_ours(&change->rows[i]) && change->rows[i].kind == CHANGE_TRUNCATE;
	}
	if (!any)
		return;
	pthread_rwlock_wrlock(&roster->lock);
	apply(roster, change);
	pthread_rwlock_unlock(&roster->lock);
	for (size_t i = 0; i < roster->consequence_count; i++) {
		const struct consequence *consequence = &roster->consequences[i];

		tell(roster, consequence->account_id,
		    *consequence->session_id ? consequence->session_id : NULL);
	}
	roster->consequence_count = 0;
	if (emptied)
		tell(roster, NULL, NULL);
}

/* --- any thread --- */

static int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* {lock} */
static bool
describe(const struct roster *roster, const struct session *session, int64_t now_us, struct caller *caller)
{
	const struct account *account =
	    session ? map_find(&roster->people.accounts, session->account_id) : NULL;
	int64_t seen;

	if (account == NULL || !account->known || account->disabled || session->expires_at_us <= now_us)
		return false;
	seen = later(session->stored_seen_us, atomic_load_explicit(&session->seen_us, memory_order_relaxed));
	if (seen == NO_TIME || seen + session->idle_minutes * MINUTE_US <= now_us)
		return false;
	*caller = (struct caller){
		.membership_count = account->membership_count < MEMBERSHIPS_MOST ? account->membership_count
										 : MEMBERSHIPS_MOST,
		.expires_at_us = session->expires_at_us,
		.seen_at_us = seen,
		.idle_minutes = session->idle_minutes,
	};
	memcpy(caller->session_id, session->id, sizeof caller->session_id);
	memcpy(caller->account_id, account->id, sizeof caller->account_id);
	memcpy(caller->name, account->name, sizeof caller->name);
	if (caller->membership_count > 0)
		memcpy(caller->memberships, account->memberships,
		    caller->membership_count * sizeof *caller->memberships);
	return true;
}

bool
roster_find(struct roster *roster, const char *token_hash, int64_t now_us, struct caller *caller)
{
	bool found;

	pthread_rwlock_rdlock(&roster->lock);
	found = describe(roster, map_find(&roster->people.tokens, token_hash), now_us, caller);
	pthread_rwlock_unlock(&roster->lock);
	return found;
}

bool
roster_find_session(struct roster *roster, const char *session_id, int64_t now_us, struct caller *caller)
{
	bool found;

	pthread_rwlock_rdlock(&roster->lock);
	found = describe(roster, map_find(&roster->people.sessions, session_id), now_us, caller);
	pthread_rwlock_unlock(&roster->lock);
	return found;
}

void
roster_seen(struct roster *roster, const char *session_id, int64_t now_us)
{
	struct session *session;

	pthread_rwlock_rdlock(&roster->lock);
	session = map_find(&roster->people.sessions, session_id);
	/* Two at once may each write theirs: they differ by less than anybody asks for. */
	if (session && atomic_load_explicit(&session->seen_us, memory_order_relaxed) < now_us)
		atomic_store_explicit(&session->seen_us, now_us, memory_order_relaxed);
	pthread_rwlock_unlock(&roster->lock);
}

size_t
roster_take_seen(struct roster *roster, char (*session_ids)[37], size_t most)
{
	size_t count = 0;

	pthread_rwlock_rdlock(&roster->lock);
	for (size_t i = 0; i < roster->people.sessions.capacity && count < most; i++) {
		struct session *session = roster->people.sessions.slots[i].item;
		int64_t         seen = session ? atomic_load(&session->seen_us) : NO_TIME;

		if (seen == NO_TIME || seen <= atomic_load(&session->handed_us)
		    || seen - session->stored_seen_us < MINUTE_US)
			continue;
		atomic_store(&session->handed_us, seen);
		memcpy(session_ids[count++], session->id, ID_TEXT_SIZE);
	}
	pthread_rwlock_unlock(&roster->lock);
	return count;
}
