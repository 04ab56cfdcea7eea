/* Who is signed in and what they may do, in memory, fed by the change stream: so that a board read needs no
 * database, and a revoked session is refused, and its sockets closed, within a second, on every server. Same
 * shape as the board: commits in, answers out. */
#ifndef PORCHLIGHT_ROSTER_ROSTER_H
#define PORCHLIGHT_ROSTER_ROSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "domain/change.h"
#include "domain/role.h"

struct roster;

struct roster *roster_open(void);
void           roster_close(struct roster *roster);

/* --- replica's thread --- tables account, membership, session; rows of others are skipped */
void roster_begin(void *roster, const char *epoch);
void roster_row(void *roster, const struct change_row *row);
void roster_loaded(void *roster, uint64_t pos);
void roster_change(void *roster, const struct change *change);

/* --- any thread --- */
/* By the token's hash (seal/seal.h). false: unknown here, revoked, expired or idle too long at now_us, or the
 * account is disabled; caller is then untouched. A session made a moment ago on another server may be unknown
 * until the stream brings it. */
bool roster_find(struct roster *roster, const char *token_hash, int64_t now_us, struct caller *caller);
/* The same by the session's id, for who holds a session open (push). */
bool roster_find_session(
    struct roster *roster, const char *session_id, int64_t now_us, struct caller *caller);
/* Notes that the session was used; flushed to the database by the timers thread (roster_take_seen). */
void roster_seen(struct roster *roster, const char *session_id, int64_t now_us);
/* Up to `most` session ids seen since the last call whose stored time is over a minute old; returns how many.
 */
size_t roster_take_seen(struct roster *roster, char (*session_ids)[37], size_t most);

/* Told on the replica's thread when a session ended or the memberships of an account changed, after the
 * roster itself knows; with both NULL after a new picture, when anything may have changed. Set at start; a
 * few may listen. */
typedef void roster_listener(
    void *context, const char *account_id, const char *session_id /* NULL: all of the account */);
void roster_listen(struct roster *roster, roster_listener *listener, void *context);

#endif
