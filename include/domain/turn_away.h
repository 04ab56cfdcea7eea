/* Someone asked and could not be welcomed. It holds nothing about the person. */
#ifndef PORCHLIGHT_DOMAIN_TURN_AWAY_H
#define PORCHLIGHT_DOMAIN_TURN_AWAY_H

#include <stdint.h>

#include "base/field.h"

extern const struct choices turn_away_way_choices;

struct turn_away {
	const char *id;
	const char *site_id;
	int64_t     at;
	int         way;
	int         reason; /* one of decline_code_choices */
	int64_t     undone_at;
};

extern const struct field turn_away_fields[];
extern const struct field turn_away_new_fields[]; /* way?, reason? */

#endif
