/* The members of a turned-away ask. */
#include "domain/turn_away.h"

#include <stddef.h>

#include "domain/recipient.h"

static const char *const way_slugs[] = { "phone", "in_person", "online" };
const struct choices     turn_away_way_choices = { way_slugs, sizeof(way_slugs) / sizeof(*way_slugs) };

#define ASK(member, what) .name = #member, .kind = (what), .offset = offsetof(struct turn_away, member)

/* clang-format off */
#define WAY { ASK(way, FIELD_CHOICE), .choices = &turn_away_way_choices, .help = "How they asked; phone unless given." }
#define REASON { ASK(reason, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &decline_code_choices, .help = "Why not; null: not said." }

const struct field turn_away_fields[] = {
	{ ASK(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the record." },
	{ ASK(site_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The house that was asked." },
	{ ASK(at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When." },
	WAY,
	REASON,
	{ ASK(undone_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When it was taken back; null: it counts." },
	{ 0 },
};

const struct field turn_away_new_fields[] = { WAY, REASON, { 0 } };
/* clang-format on */
