/* What a caller may do: the first wall. The second is PostgreSQL's row-level security, which asks the same
 * words. */
#include "domain/role.h"

#include <strings.h>

static const char *const role_slugs[ROLE_COUNT] = {
	[ROLE_HOUSE_STAFF] = "house_staff",
	[ROLE_HOUSE_LEAD] = "house_lead",
	[ROLE_REFERRER] = "referrer",
	[ROLE_REFERRER_LEAD] = "referrer_lead",
	[ROLE_NETWORK_ADMIN] = "network_admin",
	[ROLE_ANALYST] = "analyst",
	[ROLE_API_CLIENT] = "api_client",
};

const struct choices role_choices = { role_slugs, ROLE_COUNT };

bool
caller_signed_in(const struct caller *caller)
{
	return caller->session_id[0] != '\0';
}

bool
caller_has_role(const struct caller *caller, role_set roles)
{
	for (size_t i = 0; i < caller->membership_count; i++)
		if (roles & ROLE_BIT(caller->memberships[i].role))
			return true;
	return false;
}

bool
caller_has_role_in(const struct caller *caller, role_set roles, const char *organization_id)
{
	for (size_t i = 0; i < caller->membership_count; i++)
		if ((roles & ROLE_BIT(caller->memberships[i].role))
		    && strcasecmp(caller->memberships[i].organization_id, organization_id) == 0)
			return true;
	return false;
}

bool
caller_belongs_to(const struct caller *caller, const char *organization_id)
{
	return caller_has_role_in(caller, WHO_SIGNED_IN, organization_id);
}
