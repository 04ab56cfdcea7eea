/* Who picks up: a person whom others may call, at an organization, one of its places, or for one service
 * there. Never a guest; and no account, which is for signing in. */
#ifndef PORCHLIGHT_DOMAIN_CONTACT_H
#define PORCHLIGHT_DOMAIN_CONTACT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"

struct contact {
	const char  *id;
	int64_t      version;
	const char  *organization_id;
	const char  *site_id;    /* NULL: for the organization as a whole */
	const char  *service_id; /* NULL: for the whole place */
	const char  *name;
	const char  *title;
	const char  *phone;
	const char  *email;
	struct texts languages;
	bool         is_public; /* false: told to people of the network only */
	int64_t      changed_at;
	const char  *changed_by;
};

/* Also the body of POST /contacts: what is read-only is refused there. */
extern const struct field contact_fields[];
/* The body of PATCH: the same struct, nothing required. */
extern const struct field contact_patch_fields[];

/* someone@somewhere, without a blank; NULL is one. */
bool contact_email_valid(const char *email);

#endif
