/* The members of a service. */
#include "domain/service.h"

#include <stddef.h>

static const char *const kind_slugs[] = {
	[SERVICE_RESPITE] = "respite",
	[SERVICE_DROP_IN] = "drop_in",
	[SERVICE_WARMLINE] = "warmline",
	[SERVICE_LIVING_ROOM] = "living_room",
	[SERVICE_CONVERSATION] = "conversation",
};
const struct choices service_kind_choices = { kind_slugs, sizeof(kind_slugs) / sizeof(*kind_slugs) };

static const char *const level_slugs[] = {
	[LEVEL_QUIET] = "quiet",
	[LEVEL_BUSY] = "busy",
	[LEVEL_FULL] = "full",
};
const struct choices service_level_choices = { level_slugs, sizeof(level_slugs) / sizeof(*level_slugs) };

#define SERVICE(member, what) .name = #member, .kind = (what), .offset = offsetof(struct service, member)

/* clang-format off */
#define SERVICE_EDITABLE \
	{ SERVICE(name, FIELD_TEXT), .least = 1, .most = 120, .help = "What it is called." }, \
	{ SERVICE(phone, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 3, .most = 40, .help = "Its own number; null: the site's." }, \
	{ SERVICE(link, FIELD_TEXT), .flags = FIELD_NULLABLE, .most = 300, .help = "Where it meets online: an https link." }, \
	{ SERVICE(level, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &service_level_choices, .help = "How full a drop-in is now; null: not said." }

const struct field service_fields[] = {
	{ SERVICE(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the service." },
	{ SERVICE(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change of the row." },
	{ SERVICE(site_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The site that offers it." },
	{ SERVICE(kind, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &service_kind_choices, .help = "What is offered; conversation: the hours when someone can talk about a stay." },
	SERVICE_EDITABLE,
	{ SERVICE(level_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the level was said." },
	{ SERVICE(hours_confirmed_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When today's hours were last confirmed." },
	{ SERVICE(openings, FIELD_JSON), .flags = FIELD_READ_ONLY, .help = "Open intervals in UTC, pairs of times, for the coming days." },
	{ SERVICE(openings_until, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "How far ahead the intervals reach." },
	{ SERVICE(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." },
	{ SERVICE(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." },
	{ 0 },
};

const struct field service_patch_fields[] = { SERVICE_EDITABLE, { 0 } };

const struct field service_new_fields[] = {
	{ SERVICE(kind, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &service_kind_choices, .help = "What is offered. A site has respite and conversation once at most." },
	{ SERVICE(name, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 1, .most = 120, .help = "What it is called." },
	{ SERVICE(phone, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 3, .most = 40, .help = "Its own number; null: the site's." },
	{ SERVICE(link, FIELD_TEXT), .flags = FIELD_NULLABLE, .most = 300, .help = "Where it meets online: an https link." },
	{ 0 },
};
/* clang-format on */
