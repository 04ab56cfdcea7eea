/* Signing in, and what a signed-in person is told about themself. The token itself travels in the cookie
 * only. */
#ifndef PORCHLIGHT_DOMAIN_SESSION_H
#define PORCHLIGHT_DOMAIN_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"

/* The body of POST /session. */
struct sign_in {
	const char *email;
	const char *password;
	bool        shared_computer;
};

extern const struct field sign_in_fields[];

/* What the database tells about an account that wants to sign in. */
struct sign_in_account {
	const char *account_id; /* NULL: nobody has this e-mail, or the account is disabled */
	const char *password_hash;
	int64_t     wait_until; /* NO_TIME: it may be tried now */
};

extern const struct field sign_in_account_fields[];

struct session_membership {
	const char *organization_id;
	const char *organization_name;
	int         organization_kind;
	int         role;
};

extern const struct field session_membership_fields[];

struct session {
	const char *account_id;
	const char *name;
	const char *email;
	bool        shared_computer;
	int64_t     expires_at;
	int64_t     idle_minutes;
	int64_t     now; /* the server's clock when it answered */
	struct rows memberships;
	/* As the database gives them; never in a reply. */
	const char *memberships_json;
};

extern const struct field session_fields[];        /* a reply */
extern const struct field session_stored_fields[]; /* what the database gives */

#endif
