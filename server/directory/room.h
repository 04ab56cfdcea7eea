/* What the files of this room share: hours and people as an entry carries them, lists that grow, and small
 * texts. */
#ifndef PORCHLIGHT_DIRECTORY_ROOM_H
#define PORCHLIGHT_DIRECTORY_ROOM_H

#include <stddef.h>

#include "directory/entry.h"
#include "hours/hours.h"

/* As public_entry's `hours` has them. */
struct entry_rule {
	int64_t weekdays, opens_minute, closes_minute, valid_from, valid_to;
};

struct entry_exception {
	int64_t     on_date;
	bool        closed;
	int64_t     opens_minute, closes_minute;
	const char *note;
};

struct entry_hours {
	struct rows rules, exceptions; /* entry_rule, entry_exception */
};

/* Nothing in it when the entry has none. */
struct entry_hours entry_hours_read(struct arena *arena, const struct directory_entry *entry);
/* The same hours as the API tells them: days by name, times as HH:MM, exceptions from that day on. NULL:
 * there are none. */
const char *entry_hours_text(struct arena *arena, const struct entry_hours *hours, int64_t since);

/* Whose word it is: the organization's, a place's or a service's people. */
enum people_of { PEOPLE_OF_ORGANIZATION, PEOPLE_OF_SITE, PEOPLE_OF_SERVICE };
/* Rows of hsds_contact. */
struct rows contacts_make(struct arena *arena, const struct directory_entry *entry, enum people_of whose);

/* One more row, cleared by fields; rows->stride is set. The rows before may move. */
void *rows_add(struct arena *arena, struct rows *rows, const struct field *fields, size_t stride);

/* "MO,TU"; bit 0 is Monday. */
const char *days_text(struct arena *arena, unsigned weekdays);
/* YYYYMMDD as a day counted from 1970-01-01, and back as YYYY-MM-DD. */
int64_t     day_of_number(int64_t number);
const char *day_text(struct arena *arena, int64_t day);
/* NULL for "". */
const char *text_or_null(const char *text);

/* "English" for "en"; the code itself for one that nobody named. */
const char *language_name(const char *code);
/* "veterans" -> "Veterans". */
const char *population_name(const char *slug);

/* A phone that hangs on that object; member is one of hsds_phone's keys. */
void phone_add(
    struct arena *arena, struct rows *phones, const char *number, size_t member_offset, const char *owner_id);
void languages_make(struct arena *arena, struct rows *into, const struct texts *codes, size_t member_offset,
    const char *owner_id);
/* What has no member in HSDS: see directory/hsds.h. value NULL: none is added. */
void attribute_add(struct arena *arena, struct rows *attributes, const char *entity, const char *link_id,
    const char *link_type, const char *value, const char *label);
void attribute_add_term(struct arena *arena, struct rows *attributes, const char *entity, const char *link_id,
    const char *link_type, const struct hsds_vocabulary *vocabulary, const char *code);

/* What a person reads about the way in; NULL: nothing was stated. */
const char *application_text(struct arena *arena, const struct directory_entry *entry);
const char *eligibility_text(struct arena *arena, const struct directory_entry *entry);
const char *organization_text(const struct directory_entry *entry);

#endif
