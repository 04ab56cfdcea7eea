/* Roles: what a person may do, always within an organization. The first wall (routes) and the second
 * (PostgreSQL's row-level security) use the same words. */
#ifndef PORCHLIGHT_DOMAIN_ROLE_H
#define PORCHLIGHT_DOMAIN_ROLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/field.h"

enum role {
	ROLE_HOUSE_STAFF,
	ROLE_HOUSE_LEAD,
	ROLE_REFERRER,
	ROLE_REFERRER_LEAD,
	ROLE_NETWORK_ADMIN,
	ROLE_ANALYST,
	ROLE_API_CLIENT,
	ROLE_COUNT,
};

extern const struct choices role_choices;

/* A set of roles, one bit each; who may call a route. */
typedef unsigned role_set;
#define ROLE_BIT(role) (1u << (role))
#define WHO_ANYONE     0u /* also without signing in */
#define WHO_HOUSE      (ROLE_BIT(ROLE_HOUSE_STAFF) | ROLE_BIT(ROLE_HOUSE_LEAD))
#define WHO_REFERRERS  (ROLE_BIT(ROLE_REFERRER) | ROLE_BIT(ROLE_REFERRER_LEAD))
/* Who decides where a house or a team is told what happens. */
#define WHO_TOLD      (ROLE_BIT(ROLE_HOUSE_LEAD) | ROLE_BIT(ROLE_REFERRER_LEAD))
#define WHO_ADMIN     ROLE_BIT(ROLE_NETWORK_ADMIN)
#define WHO_SIGNED_IN ((1u << ROLE_COUNT) - 1u)

struct membership {
	char      organization_id[37];
	enum role role;
};

enum { MEMBERSHIPS_MOST = 16 };

/* Who is calling: a signed-in account and what it may do where. */
struct caller {
	char              session_id[37]; /* "" : not signed in */
	char              account_id[37];
	char              name[81];
	size_t            membership_count;
	struct membership memberships[MEMBERSHIPS_MOST];
	int64_t           expires_at_us; /* the session's absolute end */
	int64_t           seen_at_us;
	int64_t           idle_minutes;
};

bool caller_signed_in(const struct caller *caller);
/* Any of these roles, anywhere. */
bool caller_has_role(const struct caller *caller, role_set roles);
/* Any of these roles in that organization. */
bool caller_has_role_in(const struct caller *caller, role_set roles, const char *organization_id);
bool caller_belongs_to(const struct caller *caller, const char *organization_id);

#endif
