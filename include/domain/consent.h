/* What a person is asked to agree to, word for word and in each language, under a version that each referral
 * records. */
#ifndef PORCHLIGHT_DOMAIN_CONSENT_H
#define PORCHLIGHT_DOMAIN_CONSENT_H

#include "base/field.h"

struct consent_wording {
	const char *language;
	const char *text; /* {house} stands for the houses' names */
};

struct consent {
	const char *version;
	struct rows wordings;      /* of struct consent_wording */
	const char *wordings_json; /* the same as the database gives it */
};

extern const struct field consent_fields[];        /* as the API describes it */
extern const struct field consent_stored_fields[]; /* as it is carried from the database */

#endif
