/* See people.h. Rows come in any order within a picture, so an account may be known by its memberships first.
 */
#include "people.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"

/* NULL: SQL NULL, or not among the columns. */
static const char *
value_of(const struct change_row *row, const char *column)
{
	for (size_t i = 0; i < row->count; i++) {
		if (strcmp(row->names[i], column) == 0)
			return row->values[i];
	}
	return NULL;
}

static bool
copy_id(char *into, const char *id)
{
	if (id == NULL || !id_valid(id))
		return false;
	memcpy(into, id, ID_TEXT_SIZE);
	return true;
}

static int64_t
time_of(const char *text)
{
	int64_t time_us;

	return text && time_read(text, &time_us) ? time_us : NO_TIME;
}

static struct consequence
about(const char *account_id, const char *session_id)
{
	struct consequence consequence = { .any = true };

	memcpy(consequence.account_id, account_id, ID_TEXT_SIZE);
	if (session_id)
		memcpy(consequence.session_id, session_id, ID_TEXT_SIZE);
	return consequence;
}

/* --- accounts and memberships --- */

static struct account *
account_open(struct people *people, const char *id)
{
	struct account *account = map_find(&people->accounts, id);

	if (account == NULL) {
		account = memory_zeroed(sizeof *account);
		memcpy(account->id, id, ID_TEXT_SIZE);
		map_add(&people->accounts, account->id, account);
	}
	return account;
}

static void
account_free(struct account *account)
{
	free(account->memberships);
	free(account);
}

static struct consequence
apply_account(struct people *people, const struct change_row *row)
{
	char            id[ID_TEXT_SIZE];
	struct account *account;
	bool            was_disabled;

	if (!copy_id(id, value_of(row, "id")))
		return (struct consequence){ 0 };
	account = account_open(people, id);
	was_disabled = account->disabled;
	if (row->kind == CHANGE_DELETE) {
		map_remove(&people->accounts, id);
		account_free(account);
		return about(id, NULL);
	}
	account->known = true;
	account->disabled = value_of(row, "disabled_at") != NULL;
	snprintf(
	    account->name, sizeof account->name, "%s", value_of(row, "name") ? value_of(row, "name") : "");
	return account->disabled && !was_disabled ? about(id, NULL) : (struct consequence){ 0 };
}

static size_t
find_membership(const struct account *account, const struct membership *membership)
{
	size_t i = 0;

	while (i < account->membership_count
	       && (account->memberships[i].role != membership->role
		   || strcmp(account->memberships[i].organization_id, membership->organization_id) != 0))
		i++;
	return i;
}

static struct consequence
apply_membership(struct people *people, const struct change_row *row)
{
	char              id[ID_TEXT_SIZE];
	const char       *slug = value_of(row, "role");
	int               role = slug ? choice_find(&role_choices, slug) : -1;
	struct membership membership = { .role = (enum role)role };
	struct account   *account;
	size_t            at;

	if (role < 0 || !copy_id(id, value_of(row, "account_id"))
	    || !copy_id(membership.organization_id, value_of(row, "organization_id")))
		return (struct consequence){ 0 };
	account = account_open(people, id);
	at = find_membership(account, &membership);
	if (row->kind == CHANGE_DELETE) {
		if (at == account->membership_count)
			return (struct consequence){ 0 };
		account->memberships[at] = account->memberships[--account->membership_count];
	} else if (at == account->membership_count) {
		account->memberships = memory_grow(account->memberships, (at + 1) * sizeof membership);
		account->memberships[account->membership_count++] = membership;
	}
	return about(id, NULL);
}

/* --- sessions --- */

static void
session_remove(struct people *people, struct session *session)
{
	map_remove(&people->sessions, session->id);
	map_remove(&people->tokens, session->token_hash);
	free(session);
}

static struct session *
session_add(struct people *people, const struct session *like)
{
	struct session *session = memory_zeroed(sizeof *session), *same;

	memcpy(session->id, like->id, sizeof session->id);
	memcpy(session->token_hash, like->token_hash, sizeof session->token_hash);
	atomic_init(&session->seen_us, NO_TIME);
	atomic_init(&session->handed_us, NO_TIME);
	if ((same = map_find(&people->tokens, session->token_hash)) != NULL)
		session_remove(people, same);
	map_add(&people->sessions, session->id, session);
	map_add(&people->tokens, session->token_hash, session);
	return session;
}

static struct consequence
apply_session(struct people *people, const struct change_row *row)
{
	const char        *token = value_of(row, "token_hash"), *idle = value_of(row, "idle_minutes");
	struct consequence ended = { 0 };
	struct session     told = { 0 }, *session;

	if (!copy_id(told.id, value_of(row, "id")))
		return ended;
	session = map_find(&people->sessions, told.id);
	if (row->kind == CHANGE_DELETE || value_of(row, "revoked_at")) {
		if (session == NULL)
			return ended;
		ended = about(session->account_id, session->id);
		session_remove(people, session);
		return ended;
	}
	if (token == NULL || strlen(token) != TOKEN_HASH_TEXT - 1
	    || !copy_id(told.account_id, value_of(row, "account_id")))
		return ended;
	memcpy(told.token_hash, token, TOKEN_HASH_TEXT);
	if (session && strcmp(session->token_hash, token) != 0) {
		session_remove(people, session);
		session = NULL;
	}
	if (session == NULL)
		session = session_add(people, &told);
	memcpy(session->account_id, told.account_id, sizeof session->account_id);
	session->expires_at_us = time_of(value_of(row, "expires_at"));
	session->stored_seen_us = time_of(value_of(row, "seen_at"));
	if (session->stored_seen_us == NO_TIME)
		session->stored_seen_us = 0;
	session->idle_minutes = idle ? (int64_t)strtol(idle, NULL, 10) : 0;
	return ended;
}

static void
remove_all_sessions(struct people *people)
{
	for (size_t i = 0; i < people->sessions.capacity; i++)
		free(people->sessions.slots[i].item);
	map_done(&people->sessions);
	map_done(&people->tokens);
}

struct consequence
people_apply(struct people *people, const struct change_row *row)
{
	struct consequence nothing = { 0 };

	if (row->kind == CHANGE_TRUNCATE) { /* whoever empties one of these tables ends everybody's session */
		if (strcmp(row->relation, "account") == 0 || strcmp(row->relation, "session") == 0)
			remove_all_sessions(people);
		return nothing;
	}
	if (strcmp(row->relation, "session") == 0)
		return apply_session(people, row);
	if (strcmp(row->relation, "account") == 0)
		return apply_account(people, row);
	return strcmp(row->relation, "membership") == 0 ? apply_membership(people, row) : nothing;
}

/* One at a time and then from the start again: removing moves others about. There are few of them at a time.
 */
void
people_forget_ended(struct people *people, int64_t before_us)
{
	for (size_t i = 0; i < people->sessions.capacity;) {
		struct session *session = people->sessions.slots[i].item;

		if (session && session->expires_at_us < before_us)
			session_remove(people, session);
		else
			i++;
	}
}

void
people_done(struct people *people)
{
	remove_all_sessions(people);
	for (size_t i = 0; i < people->accounts.capacity; i++) {
		if (people->accounts.slots[i].item)
			account_free(people->accounts.slots[i].item);
	}
	map_done(&people->accounts);
}
