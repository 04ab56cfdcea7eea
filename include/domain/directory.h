/* The directory as an administrator looks through it: rows of four nouns that look alike. */
#ifndef PORCHLIGHT_DOMAIN_DIRECTORY_H
#define PORCHLIGHT_DOMAIN_DIRECTORY_H

#include <stdint.h>

#include "base/field.h"

extern const struct choices directory_noun_choices; /* organization, site, service, person */

struct directory_row {
	int         noun;
	const char *id;
	int64_t     version;
	const char *name;
	const char *kind; /* an organization's or a service's slug, a person's title; NULL: a site has none */
	const char *organization_id, *organization_name;
	const char *site_id, *site_name; /* NULL: it belongs to the organization as a whole */
	const char *phone;
	const char *county_fips, *county_name, *county_state;
	int         state;     /* enum site_state, of its site; NO_CHOICE: it has none */
	enum answer is_public; /* a person's */
};

extern const struct field directory_row_fields[];

#endif
