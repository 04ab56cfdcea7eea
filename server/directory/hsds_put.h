/* What putting HSDS's objects into a book takes, of whatever noun. */
#ifndef PORCHLIGHT_DIRECTORY_HSDS_PUT_H
#define PORCHLIGHT_DIRECTORY_HSDS_PUT_H

#include "hsds_read.h"

/* Of one noun while it is put together. */
struct put {
	struct hsds  *hsds;
	struct buffer key, facts, more; /* key and facts are objects that are still open */
	size_t        at, problems;
};

struct put hsds_put_begin(struct hsds *hsds, size_t at);
/* Judges the facts and adds the row. A row with a problem is left out, and whoever refers to its id or name
 * is not told so again. */
bool hsds_put_end(
    struct put *put, size_t kind, const struct field *fields, void *facts, const char *id, const char *name);

/* Its own number: not one that it only repeats of what it belongs to. */
const char *hsds_phone_of(const struct hsds *hsds, const char *owner);
void        hsds_languages_put(struct put *put, const struct rows *languages);
const char *hsds_organization_of_location(const struct hsds *hsds, const struct hsds_entry *entry);
/* A service that stands nowhere is held by phone or online: its place is itself. */
void hsds_nowhere_put(struct hsds *hsds, const struct hsds_entry *entry);

void hsds_services_put(struct hsds *hsds, const struct hsds_entry *entry);
void hsds_contact_put(struct hsds *hsds, const struct hsds_entry *entry);

#endif
