/* The members of a referral as the person themself sees it. */
#include "domain/guest.h"

#include <stddef.h>

#include "domain/recipient.h"
#include "domain/referral.h"
#include "domain/site.h"

#define ASK(member, what)   .name = #member, .kind = (what), .offset = offsetof(struct guest_ask, member)
#define FOUND(member, what) .name = #member, .kind = (what), .offset = offsetof(struct guest_found, member)
#define HOUSE(member, what)                                                                                  \
	.name = #member, .kind = (what), .offset = offsetof(struct guest_recipient, member)
#define GUEST(member, what) .name = #member, .kind = (what), .offset = offsetof(struct guest_referral, member)

/* clang-format off */
const struct field guest_ask_fields[] = {
	{ ASK(code, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 1, .most = 40, .help = "The code of 6 characters; case, spaces and dashes don't matter." },
	{ ASK(secret, FIELD_TEXT), .flags = FIELD_REQUIRED | FIELD_SEALED, .least = 1, .most = 60, .help = "The secret of the slip or link, 12 characters, likewise." },
	{ 0 },
};

const struct field guest_found_fields[] = {
	{ FOUND(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the referral." },
	{ FOUND(secret_key, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "The key of the ring." },
	{ 0 },
};

static const struct field house_fields[] = {
	{ HOUSE(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "What an answer to this house is sent to." },
	{ HOUSE(site_name, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "The house." },
	{ HOUSE(site_phone, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Its number." },
	{ HOUSE(site_city, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "Where it is; null: confidential, or not stated." },
	{ HOUSE(state, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &recipient_state_choices, .help = "Where it stands." },
	{ HOUSE(sent_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was sent." },
	{ HOUSE(held_until, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "Until when a room is held." },
	{ HOUSE(ended_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When it ended." },
	{ HOUSE(possible, FIELD_TEXTS), .flags = FIELD_READ_ONLY, .help = "What the person may do next: accept, guest_decline, withdraw." },
	{ 0 },
};

#define FIRST_MEMBERS \
	{ GUEST(code, FIELD_TEXT), .flags = FIELD_READ_ONLY, .least = 6, .most = 6, .help = "The code." }, \
	{ GUEST(created_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was sent." }, \
	{ GUEST(organization_name, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The team that sent it; null: the person asked themself." }, \
	{ GUEST(sender_phone, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The team's number." }
#define SEALED_MEMBERS \
	{ GUEST(name, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "The name that they chose to be called." }, \
	{ GUEST(callback, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "How they agreed to be reached." }, \
	{ GUEST(note, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "What the team wrote to the houses." }
#define LAST_MEMBERS \
	{ GUEST(needs, FIELD_TEXTS), .flags = FIELD_READ_ONLY, .choices = &need_choices, .help = "Access needs that were passed on." }, \
	{ GUEST(languages, FIELD_TEXTS), .flags = FIELD_READ_ONLY, .choices = &language_choices, .help = "Languages that suit them." }, \
	{ GUEST(arrival_estimate, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When they may arrive; null: not stated." }, \
	{ GUEST(transport, FIELD_CHOICE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .choices = &referral_transport_choices, .help = "How they would come; null: not stated." }, \
	{ GUEST(consent_version, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The wording that they agreed to; null: they asked themself." }, \
	{ GUEST(consent_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When they agreed; null: nothing was asked." }, \
	{ GUEST(revoked_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When they took their consent back; null: they did not." }, \
	{ GUEST(blanked_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When name, callback and notes were emptied; null: not yet." }, \
	{ GUEST(ended_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the last of the houses ended it or they arrived." }
#define HOUSES \
	{ GUEST(recipients, FIELD_OBJECTS), .flags = FIELD_READ_ONLY, .fields = house_fields, .stride = sizeof(struct guest_recipient), .help = "The houses asked, and where each stands." }

const struct field guest_referral_fields[] = { FIRST_MEMBERS, SEALED_MEMBERS, LAST_MEMBERS, HOUSES, { 0 } };
const struct field guest_current_fields[] = { FIRST_MEMBERS, LAST_MEMBERS, HOUSES, { 0 } };
const struct field guest_recipients_fields[] = { HOUSES, { 0 } };

const struct field guest_referral_row_fields[] = {
	{ GUEST(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the referral." },
	FIRST_MEMBERS,
	{ GUEST(sealed_name, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	{ GUEST(sealed_callback, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	{ GUEST(sealed_note, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	LAST_MEMBERS,
	{ .name = "recipients", .kind = FIELD_JSON, .flags = FIELD_READ_ONLY, .offset = offsetof(struct guest_referral, recipients_json), .help = "The houses asked, as one array." },
	{ 0 },
};
/* clang-format on */
