/* A service with its place and who runs it, as whoever writes a directory has it from the database: the
 * public feed from the function feed_services, an administrator's export from its own statement. What the
 * source leaves NULL is not written, so what nobody may know has to be left out there. */
#ifndef PORCHLIGHT_DIRECTORY_ENTRY_H
#define PORCHLIGHT_DIRECTORY_ENTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/field.h"
#include "directory/hsds_tables.h"

struct directory_entry {
	int64_t total; /* of the list that this is from */
	/* The service; id NULL: the place has none. */
	const char *id;
	int         kind; /* enum service_kind */
	const char *name, *phone, *link;
	int64_t     hours_confirmed_at;
	const char *hours;       /* JSON; hours_fields of this room */
	int64_t     modified_at; /* the newest of all three */
	int64_t     rooms_open, rooms_total;
	/* The place. */
	const char  *site_id, *site_name, *site_description, *address, *city, *postcode;
	double       latitude, longitude;
	const char  *county_fips, *county_name, *county_state;
	bool         is_virtual;
	const char  *zone, *site_phone;
	int          state; /* enum site_state */
	int64_t      confirmed_at;
	const char  *notice;
	int          entry; /* enum site_entry */
	struct texts form_asks, counties_served, counties_served_names;
	int64_t      minimum_age, maximum_nights, window_nights, window_days;
	enum answer  drop_off;
	struct texts languages, populations;
	enum answer  step_free, accessible_bath, pets, service_animals, smoking_area, fragrance_free,
	    transport_help;
	/* Who runs it. */
	const char *organization_id, *organization_name;
	int         organization_kind; /* enum organization_kind */
	const char *organization_description, *organization_phone;
	const char *people; /* JSON list; person_fields of this room */
};

extern const struct field directory_entry_fields[];

struct hsds_source {
	struct arena *arena;  /* what is made lives here */
	const char   *base;   /* "https://beds.example.org", for links; NULL: none are written */
	int64_t       now_us; /* schedules are told from here on */
};

/* HSDS's two ways of listing: the members that are one text or number each, or everything beneath as well. */
enum hsds_depth { HSDS_PLAIN, HSDS_FULL };

void hsds_service_make(const struct hsds_source *source, const struct directory_entry *entry,
    enum hsds_depth depth, struct hsds_service *into);
void hsds_service_at_location_make(const struct hsds_source *source, const struct directory_entry *entry,
    enum hsds_depth depth, struct hsds_service_at_location *into);
void hsds_location_make(
    const struct hsds_source *source, const struct directory_entry *entry, struct hsds_location *into);
/* entries: all of one organization; locations are each told once. */
void hsds_organization_make(const struct hsds_source *source, const struct directory_entry *entries,
    size_t count, enum hsds_depth depth, struct hsds_organization *into);

/* Rows of hsds_schedule: cut at changes of the clocks and around exceptions, past midnight two. From the last
 * change of the clocks before now to one that is at least half a year ahead; in a zone without changes
 * open-ended. */
void hsds_schedules_make(
    const struct hsds_source *source, const struct directory_entry *entry, struct rows *into);

/* The terms that attributes name: NUCC's codes, and Porchlight's own words for kinds of service, ways in and
 * people. */
struct hsds_vocabulary {
	const struct hsds_taxonomy      *taxonomy;
	const struct hsds_taxonomy_term *terms;
	size_t                           count;
};
#define HSDS_NUCC_RESPITE "385H00000X"
#define HSDS_NUCC_PEER    "175T00000X"
enum { HSDS_NUCC, HSDS_KINDS, HSDS_WAYS_IN, HSDS_PEOPLE, HSDS_VOCABULARIES };
/* Made once; lives as long as the process. */
const struct hsds_vocabulary *hsds_vocabulary(int which);
/* The term with that id, and in which vocabulary; NULL: there is none. */
const struct hsds_taxonomy_term *hsds_term_find(const char *id, int *which);

/* A key that is the same whenever it is made of the same texts: UUID version 8 of their
 * digest. For objects that HSDS wants a key for and Porchlight has none. */
const char *hsds_id_of(struct arena *arena, size_t count, const char *const *parts);
#define hsds_id(arena, ...)                                                                                  \
	hsds_id_of((arena), sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *),             \
	    (const char *const[]){ __VA_ARGS__ })
/* The key of a service at its location, made of the service's, and back: it is its own inverse. */
const char *hsds_twin_id(struct arena *arena, const char *id);

#endif
