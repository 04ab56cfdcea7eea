/* What a site offers, and when: respite, drop-in, warmline, living room, and the hours when someone can talk.
 */
#ifndef PORCHLIGHT_DOMAIN_SERVICE_H
#define PORCHLIGHT_DOMAIN_SERVICE_H

#include <stdint.h>

#include "base/field.h"

enum service_kind {
	SERVICE_RESPITE,
	SERVICE_DROP_IN,
	SERVICE_WARMLINE,
	SERVICE_LIVING_ROOM,
	SERVICE_CONVERSATION
};
enum service_level { LEVEL_QUIET, LEVEL_BUSY, LEVEL_FULL };

extern const struct choices service_kind_choices;
extern const struct choices service_level_choices;

struct service {
	const char *id;
	int64_t     version;
	const char *site_id;
	int         kind; /* enum service_kind */
	const char *name;
	const char *phone;
	const char *link;
	int         level; /* enum service_level, NO_CHOICE: not said */
	int64_t     level_at;
	int64_t     hours_confirmed_at;
	const char *openings; /* JSON: [["2026-11-22T17:00:00Z","2026-11-23T05:00:00Z"],...] */
	int64_t     openings_until;
	int64_t     changed_at;
	const char *changed_by;
};

extern const struct field service_fields[];
extern const struct field service_patch_fields[];
extern const struct field service_new_fields[];

#endif
