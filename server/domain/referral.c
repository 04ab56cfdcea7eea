/* The members of a referral: as lists show it, as its two sides open it, as the database stores it, and as it
 * is sent. */
#include "domain/referral.h"

#include <stddef.h>

#include "domain/recipient.h"
#include "domain/site.h"

static const char *const source_slugs[] = {
	[SOURCE_TEAM] = "team",
	[SOURCE_SELF_CALL] = "self_call",
	[SOURCE_WALK_IN] = "walk_in",
};
const struct choices referral_source_choices = { source_slugs, sizeof(source_slugs) / sizeof(*source_slugs) };

static const char *const ask_source_slugs[] = { "self_call", "walk_in" };
const struct choices     ask_source_choices = { ask_source_slugs,
	    sizeof(ask_source_slugs) / sizeof(*ask_source_slugs) };

static const char *const transport_slugs[] = {
	[TRANSPORT_OWN] = "own",
	[TRANSPORT_TEAM_BRINGS] = "team_brings",
	[TRANSPORT_NEEDS_RIDE] = "needs_ride",
	[TRANSPORT_UNKNOWN] = "unknown",
};
const struct choices referral_transport_choices = { transport_slugs,
	sizeof(transport_slugs) / sizeof(*transport_slugs) };

static const char *const alternative_slugs[] = {
	[ALTERNATIVE_EMERGENCY_DEPARTMENT] = "emergency_department",
	[ALTERNATIVE_INPATIENT] = "inpatient",
	[ALTERNATIVE_CRISIS_UNIT] = "crisis_unit",
	[ALTERNATIVE_JAIL] = "jail",
	[ALTERNATIVE_NOTHING] = "nothing",
	[ALTERNATIVE_OTHER] = "other",
	[ALTERNATIVE_UNKNOWN] = "unknown",
};
const struct choices referral_alternative_choices = { alternative_slugs,
	sizeof(alternative_slugs) / sizeof(*alternative_slugs) };

static const char *const need_slugs[] = {
	"step_free",
	"accessible_bath",
	"private_room",
	"quiet_room",
	"service_animal",
	"pet",
	"fragrance_free",
	"smoking_area",
	"transport_help",
	"interpreter",
	"sign_language",
};
const struct choices need_choices = { need_slugs, sizeof(need_slugs) / sizeof(*need_slugs) };

#define REFERRAL(member, what) .name = #member, .kind = (what), .offset = offsetof(struct referral, member)
#define OPENED(member, what)                                                                                 \
	.name = #member, .kind = (what), .offset = offsetof(struct referral_opened, member)
#define NEW(member, what) .name = #member, .kind = (what), .offset = offsetof(struct referral_new, member)

/* clang-format off */
/* struct referral stands first in struct referral_opened, so the rows serve both. */
_Static_assert(offsetof(struct referral_opened, referral) == 0, "one set of rows serves both structs");
#define REFERRAL_MEMBERS \
	{ REFERRAL(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the referral." }, \
	{ REFERRAL(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change of the row." }, \
	{ REFERRAL(code, FIELD_TEXT), .flags = FIELD_READ_ONLY, .least = 6, .most = 6, .help = "The code that the person can say on the phone." }, \
	{ REFERRAL(organization_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The team that sent it; null: the person themself." }, \
	{ REFERRAL(source, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &referral_source_choices, .help = "How it came." }, \
	{ REFERRAL(created_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was sent." }, \
	{ REFERRAL(owner_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The person of the team who looks after it." }, \
	{ REFERRAL(needs, FIELD_TEXTS), .flags = FIELD_READ_ONLY, .choices = &need_choices, .help = "Access needs that the person asked to pass on." }, \
	{ REFERRAL(languages, FIELD_TEXTS), .flags = FIELD_READ_ONLY, .choices = &language_choices, .help = "Languages that suit the person." }, \
	{ REFERRAL(arrival_estimate, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When they may arrive; null: not stated." }, \
	{ REFERRAL(transport, FIELD_CHOICE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .choices = &referral_transport_choices, .help = "How they would come; null: not stated." }, \
	{ REFERRAL(alternative, FIELD_CHOICE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .choices = &referral_alternative_choices, .help = "Where they would go if there were no room; null: not stated. Shown to the sender only." }, \
	{ REFERRAL(county_fips, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "FIPS code of the county where they are; null: not stated." }, \
	{ REFERRAL(revoked_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the person took their consent back; null: they did not." }, \
	{ REFERRAL(ended_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the last of its recipients ended or someone arrived." }

#define OPENED_MEMBERS \
	{ OPENED(organization_name, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The team's name." }, \
	{ OPENED(consent_version, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The wording that the person agreed to; null: they asked themself, and agreed to nothing in writing." }, \
	{ OPENED(consent_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When they agreed." }, \
	{ OPENED(blanked_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When name, callback and note were emptied; null: not yet." }

const struct field referral_fields[] = { REFERRAL_MEMBERS, { 0 } };

#define RECIPIENTS \
	{ OPENED(recipients, FIELD_OBJECTS), .flags = FIELD_READ_ONLY, .fields = recipient_fields, .stride = sizeof(struct recipient), .help = "The houses asked; a house sees its own only." }
/* The same as the database gives it. */
#define RECIPIENTS_JSON \
	{ .name = "recipients", .kind = FIELD_JSON, .flags = FIELD_READ_ONLY, .offset = offsetof(struct referral_opened, recipients_json), .help = "The houses asked, as one array." }

#define GUEST_SECRET \
	{ OPENED(guest_secret, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "The person's second secret, for their slip or link; told to the sender alone, when it is sent and when it is opened." }
#define SECRET_KEY \
	{ OPENED(secret_key, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "The key that the secret is derived under." }

const struct field referral_sent_fields[] = { REFERRAL_MEMBERS, OPENED_MEMBERS, GUEST_SECRET, RECIPIENTS, { 0 } };
const struct field referral_sent_row_fields[] = { REFERRAL_MEMBERS, OPENED_MEMBERS, SECRET_KEY, RECIPIENTS_JSON, { 0 } };

const struct field referral_opened_fields[] = {
	REFERRAL_MEMBERS,
	OPENED_MEMBERS,
	{ OPENED(name, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "The name that the person chose to be called." },
	{ OPENED(callback, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "How the person agreed to be reached." },
	{ OPENED(note, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "A short note from the team; nothing clinical." },
	GUEST_SECRET,
	RECIPIENTS,
	{ 0 },
};

const struct field referral_opened_row_fields[] = {
	REFERRAL_MEMBERS,
	OPENED_MEMBERS,
	{ OPENED(sealed_name, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	{ OPENED(sealed_callback, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	{ OPENED(sealed_note, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	SECRET_KEY,
	RECIPIENTS_JSON,
	{ 0 },
};

const struct field referral_recipients_fields[] = { RECIPIENTS, { 0 } };

#define ABOUT_THE_PERSON \
	{ NEW(name, FIELD_TEXT), .flags = FIELD_SEALED | FIELD_NULLABLE, .most = 60, .help = "The name that the person chose; a legal name is not asked for." }, \
	{ NEW(callback, FIELD_TEXT), .flags = FIELD_SEALED | FIELD_NULLABLE, .most = 60, .help = "A number or way to reach the person that they agreed to." }, \
	{ NEW(note, FIELD_TEXT), .flags = FIELD_SEALED | FIELD_NULLABLE, .most = 280, .help = "A short note to the house; nothing clinical." }, \
	{ NEW(needs, FIELD_TEXTS), .most = 11, .choices = &need_choices, .help = "Access needs that the person asked to pass on." }, \
	{ NEW(languages, FIELD_TEXTS), .most = 5, .choices = &language_choices, .help = "Languages that suit the person." }

const struct field referral_new_fields[] = {
	{ NEW(site_ids, FIELD_TEXTS), .flags = FIELD_REQUIRED, .most = SITES_MOST, .help = "One to three houses to ask." },
	{ NEW(only_if_open, FIELD_BOOL), .help = "Answer no_open_bed instead of asking a house whose open rooms are gone." },
	ABOUT_THE_PERSON,
	{ NEW(arrival_estimate, FIELD_TIME), .flags = FIELD_NULLABLE, .help = "When they may arrive." },
	{ NEW(transport, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &referral_transport_choices, .help = "How they would come." },
	{ NEW(alternative, FIELD_CHOICE), .flags = FIELD_NULLABLE, .choices = &referral_alternative_choices, .help = "Where they would go if there were no room." },
	{ NEW(county_fips, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 5, .most = 5, .help = "FIPS code of the county where they are." },
	{ NEW(consent_version, FIELD_TEXT), .flags = FIELD_REQUIRED, .least = 1, .most = 20, .help = "The wording that the person agreed to, by its version." },
	{ NEW(organization_id, FIELD_ID), .flags = FIELD_NULLABLE, .help = "Which of the caller's teams sends; may be left out by who has one." },
	{ 0 },
};

const struct field referral_owner_fields[] = {
	{ .name = "account_id", .kind = FIELD_ID, .offset = offsetof(struct referral_owner, account_id), .flags = FIELD_REQUIRED, .help = "Who of the team looks after it from now on." },
	{ 0 },
};

const struct field referral_ask_fields[] = {
	{ NEW(source, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &ask_source_choices, .help = "By phone or at the door." },
	ABOUT_THE_PERSON,
	{ NEW(consent_version, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 1, .most = 20, .help = "The wording that the person agreed to, if they were asked to." },
	{ 0 },
};
/* clang-format on */
