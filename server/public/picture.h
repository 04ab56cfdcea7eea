/* The board's public view as C structs, read once for all requests and replaced when the board has moved on.
 */
#ifndef PORCHLIGHT_PUBLIC_PICTURE_H
#define PORCHLIGHT_PUBLIC_PICTURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "domain/opening.h"
#include "domain/organization.h"
#include "domain/problem.h"
#include "domain/service.h"
#include "domain/site.h"

struct public_service {
	const struct service    *facts;
	struct opening_interval *openings; /* unordered, as the service carries them */
	size_t                   opening_count;
};

struct public_site {
	const struct site         *facts;
	const struct organization *organization; /* NULL: gone this very moment */
	struct public_service     *services;     /* by id */
	size_t                     service_count;
	/* Rooms by enum bed_state, and all of them. The public view has beds only of houses that allow it:
	 * all 0 for the others. */
	int64_t beds[5], bed_count;
};

struct picture {
	struct public_site  *sites; /* by id */
	size_t               site_count;
	struct organization *organizations; /* by id */
	size_t               organization_count;
	struct map           by_id;  /* of sites */
	uint64_t             serial; /* differs whenever the picture does */
};

/* A reference for the caller, shared and not to be changed; it may lag a little behind the board. NULL: the
 * board is not ready yet. Takes milliseconds now and then: not for LANE_MEMORY. */
const struct picture *picture_take(void);
void                  picture_drop(const struct picture *picture);
/* Whether a place to stay: it has rooms, or says that it offers some. */
bool public_site_is_house(const struct public_site *site);
/* NULL: it has none of that kind. */
const struct public_service *public_site_service(const struct public_site *site, enum service_kind kind);

/* At public_close. */
void picture_forget(void);

#endif
