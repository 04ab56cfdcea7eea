/* The network itself: its name, its zone (periods of statistics are cut there), and the line to call in a
 * crisis. */
#ifndef PORCHLIGHT_DOMAIN_NETWORK_H
#define PORCHLIGHT_DOMAIN_NETWORK_H

#include "base/field.h"

struct network {
	const char *name;
	const char *zone;
	const char *crisis_line;
};

extern const struct field network_fields[];

#endif
