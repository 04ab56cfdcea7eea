/* Counties: the coarsest place that a screen shows, and the only one for a house whose address is
 * confidential. */
#ifndef PORCHLIGHT_DOMAIN_COUNTY_H
#define PORCHLIGHT_DOMAIN_COUNTY_H

#include "base/field.h"

struct county {
	const char *fips;
	const char *state;
	const char *name;
	double      latitude;
	double      longitude;
	const char *region; /* as the network draws it; NULL: the state */
};

extern const struct field county_fields[];

#endif
