/* The members of a note: as its two sides read it, as an act answers it, and as the database holds it. */
#include "domain/note.h"

#include <stddef.h>

#include "domain/referral.h"

static const char *const kind_slugs[] = {
	[NOTE_TEXT] = "text",
	[NOTE_ARRIVAL] = "arrival",
	[NOTE_TRANSPORT] = "transport",
};
const struct choices note_kind_choices = { kind_slugs, sizeof(kind_slugs) / sizeof(*kind_slugs) };

static const char *const side_slugs[] = { [NOTE_HOUSE] = "house", [NOTE_SENDER] = "sender" };
const struct choices     note_side_choices = { side_slugs, sizeof(side_slugs) / sizeof(*side_slugs) };

#define NOTE(member, what) .name = #member, .kind = (what), .offset = offsetof(struct note, member)
#define NEW(member, what)  .name = #member, .kind = (what), .offset = offsetof(struct note_new, member)

/* clang-format off */
#define FIRST_MEMBERS \
	{ NOTE(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the note." }, \
	{ NOTE(side, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &note_side_choices, .help = "Which side wrote it." }, \
	{ NOTE(author, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who wrote it, as colleagues call them." }, \
	{ NOTE(kind, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &note_kind_choices, .help = "A text, or what it changes." }
#define LAST_MEMBERS \
	{ NOTE(arrival_estimate, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When they may arrive, said anew." }, \
	{ NOTE(transport, FIELD_CHOICE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .choices = &referral_transport_choices, .help = "How they would come, said anew." }, \
	{ NOTE(created_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was written." }, \
	{ NOTE(read_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the other side read it; null: not yet." }

const struct field note_fields[] = {
	FIRST_MEMBERS,
	{ NOTE(text, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "What it says; null: of another kind, or blanked with the rest." },
	LAST_MEMBERS,
	{ 0 },
};
const struct field note_row_fields[] = { FIRST_MEMBERS, LAST_MEMBERS, { 0 } };
const struct field note_stored_fields[] = {
	FIRST_MEMBERS,
	{ NOTE(sealed_text, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	LAST_MEMBERS,
	{ 0 },
};

const struct field note_new_fields[] = {
	{ NEW(text, FIELD_TEXT), .flags = FIELD_SEALED | FIELD_NULLABLE, .least = 1, .most = NOTE_MOST, .help = "A short text to the other side; nothing clinical." },
	{ NEW(arrival_estimate, FIELD_TIME), .flags = FIELD_NULLABLE, .help = "When they may arrive now; the sender's to say." },
	{ NEW(transport, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &referral_transport_choices, .help = "How they would come now; the sender's to say." },
	{ 0 },
};
/* clang-format on */
