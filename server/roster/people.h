/* Accounts, their memberships and sessions, as the change stream tells them. No lock here; roster.c has it.
 */
#ifndef PORCHLIGHT_ROSTER_PEOPLE_H
#define PORCHLIGHT_ROSTER_PEOPLE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "base/map.h"
#include "domain/change.h"
#include "domain/role.h"

enum { TOKEN_HASH_TEXT = 65, NAME_TEXT = 81 };

struct account {
	char               id[ID_TEXT_SIZE];
	bool               known; /* false: only its memberships have come so far */
	bool               disabled;
	char               name[NAME_TEXT];
	struct membership *memberships; /* owned */
	size_t             membership_count;
};

struct session {
	char    id[ID_TEXT_SIZE];
	char    account_id[ID_TEXT_SIZE];
	char    token_hash[TOKEN_HASH_TEXT];
	int64_t expires_at_us;
	int64_t idle_minutes;
	int64_t stored_seen_us; /* as the database has it */
	/* As this server has seen it, and handed to be stored; any thread. */
	atomic_llong seen_us, handed_us;
};

struct people {
	struct map accounts; /* by id */
	struct map sessions; /* by id */
	struct map tokens;   /* the same sessions by token_hash */
};

/* What a row meant for those who are signed in. */
struct consequence {
	bool any;
	char account_id[ID_TEXT_SIZE];
	char session_id[ID_TEXT_SIZE]; /* "": all of the account */
};

/* Rows of other tables are skipped. */
struct consequence people_apply(struct people *people, const struct change_row *row);
/* Sessions that ended before that time are forgotten: no row ever says so. */
void people_forget_ended(struct people *people, int64_t before_us);
void people_done(struct people *people);

#endif
