/* An organization takes part in the network: it runs houses, drop-ins or lines, or it introduces people to
 * them. */
#ifndef PORCHLIGHT_DOMAIN_ORGANIZATION_H
#define PORCHLIGHT_DOMAIN_ORGANIZATION_H

#include <stdint.h>

#include "base/field.h"

enum organization_kind {
	ORGANIZATION_PEER_RESPITE,
	ORGANIZATION_DROP_IN,
	ORGANIZATION_WARMLINE,
	ORGANIZATION_HOSPITAL,
	ORGANIZATION_MOBILE_CRISIS,
	ORGANIZATION_CRISIS_LINE,
	ORGANIZATION_NETWORK,
};

extern const struct choices organization_kind_choices;

struct organization {
	const char *id;
	int64_t     version;
	const char *name;
	int         kind; /* enum organization_kind */
	const char *description;
	const char *phone;
	const char *county_fips;
	int64_t     changed_at;
	const char *changed_by;
};

/* Also the body of POST /organizations: what is read-only is refused there. */
extern const struct field organization_fields[];
/* The body of PATCH: the same struct, nothing required. */
extern const struct field organization_patch_fields[];

/* One of its people, as colleagues know them. */
struct organization_person {
	const char *account_id;
	const char *name;
	int         role; /* enum role; the leading one of several */
};

extern const struct field organization_person_fields[];

#endif
