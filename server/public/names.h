/* The network's name and crisis line, and its counties: what pages need besides the board. */
#ifndef PORCHLIGHT_PUBLIC_NAMES_H
#define PORCHLIGHT_PUBLIC_NAMES_H

#include <stddef.h>

#include "domain/county.h"
#include "domain/network.h"
#include "http/http.h"

struct names {
	struct network
	    network; /* name "Porchlight" and crisis line 988, as long as the database was never asked */
	const struct county *counties; /* by FIPS code */
	size_t               county_count;
	bool                 many_states; /* two counties of one name may be meant */
};

/* A reference for the caller; never NULL. At most a minute old while the database answers, and as old as it
 * must be while it doesn't. Not for LANE_MEMORY. */
const struct names *names_take(struct request *rq);
/* The same without asking anybody: what was read last, or what stands above. On any thread. */
const struct names *names_kept(void);
void                names_drop(const struct names *names);
/* NULL: no such county. */
const struct county *county_find(const struct names *names, const char *fips);

/* At public_close. */
void names_forget(void);

#endif
