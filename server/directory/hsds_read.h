/* Inside of reading HSDS: hsds_read.c finds the objects of a document, wherever they stand; hsds_put.c makes
 * our nouns of them; hsds_hours.c their hours. */
#ifndef PORCHLIGHT_DIRECTORY_HSDS_READ_H
#define PORCHLIGHT_DIRECTORY_HSDS_READ_H

#include "base/map.h"
#include "directory/hsds_tables.h"
#include "inner.h"
#include "wire/wire.h"

enum hsds_noun {
	HSDS_ORGANIZATION,
	HSDS_SERVICE,
	HSDS_LOCATION,
	HSDS_SERVICE_AT_LOCATION,
	HSDS_CONTACT,
	HSDS_PHONE,
	HSDS_SCHEDULE,
	HSDS_ADDRESS,
	HSDS_NOUNS
};

/* An object, and what it belongs to as far as that is known: by where it stood, else by its own link. */
struct hsds_entry {
	const void        *noun;
	size_t             at; /* its place in the book */
	const char        *organization_id, *location_id, *service_id;
	const char        *contact_id; /* phones */
	struct hsds_entry *next;       /* of the same kind, in the document's order */
	struct hsds_entry *beside;     /* of the same kind and the same owner */
};

struct hsds_list {
	struct hsds_entry *first, *last;
	struct map         by_id; /* the first of each id */
	struct map by_owner; /* the first that belongs to this service, location, contact or organization */
};

struct hsds {
	struct book     *book;
	struct hsds_list lists[HSDS_NOUNS];
	void            *spans; /* room that hsds_hours.c works in, for one service after the other */
};

struct hsds_entry *hsds_find(const struct hsds *hsds, enum hsds_noun noun, const char *id);
/* The first that belongs to it; go on by `beside`. */
struct hsds_entry *hsds_of(const struct hsds *hsds, enum hsds_noun noun, const char *owner);
/* The value of the attribute with that link_type; NULL: there is none. */
const char *hsds_mark(const struct rows *attributes, const char *link_type);

/* Everything that was found, into the book. */
void hsds_put(struct hsds *hsds);

/* Appends members `rules` and `exceptions` to a service's row, of its hours as an attribute tells them or as
 * rows of schedules do; nothing when neither says when it opens. link_id: of the place that it stands at, or
 * NULL. */
void hsds_hours_put(struct hsds *hsds, size_t at, const struct hsds_service *service, const char *link_id,
    struct buffer *more);

#endif
