/* The members of a recipient, and the bodies of the acts that move it. */
#include "domain/recipient.h"

#include <stddef.h>

#include "domain/stay.h"

static const char *const state_slugs[] = {
	[RECIPIENT_SENT] = "sent",
	[RECIPIENT_SEEN] = "seen",
	[RECIPIENT_TALKING] = "talking",
	[RECIPIENT_WAITLISTED] = "waitlisted",
	[RECIPIENT_OFFERED] = "offered",
	[RECIPIENT_ACCEPTED] = "accepted",
	[RECIPIENT_ARRIVED] = "arrived",
	[RECIPIENT_DECLINED] = "declined",
	[RECIPIENT_GUEST_DECLINED] = "guest_declined",
	[RECIPIENT_UNREACHABLE] = "unreachable",
	[RECIPIENT_EXPIRED] = "expired",
	[RECIPIENT_WITHDRAWN] = "withdrawn",
	[RECIPIENT_ELSEWHERE] = "elsewhere",
	[RECIPIENT_NOT_ARRIVED] = "not_arrived",
};
const struct choices recipient_state_choices = { state_slugs, sizeof(state_slugs) / sizeof(*state_slugs) };

static const char *const decline_slugs[] = {
	"no_room",
	"cannot_support",
	"outside_area",
	"age",
	"nights_limit",
	"staffing",
	"other_request",
	"other",
};
const struct choices decline_code_choices = { decline_slugs, sizeof(decline_slugs) / sizeof(*decline_slugs) };

#define ROW(member, what) .name = #member, .kind = (what), .offset = offsetof(struct recipient, member)
#define OPENED(member, what)                                                                                 \
	.name = #member, .kind = (what), .offset = offsetof(struct recipient_opened, member)
#define ACT(member, what) .name = #member, .kind = (what), .offset = offsetof(struct recipient_act, member)

/* clang-format off */
_Static_assert(offsetof(struct recipient_opened, recipient) == 0, "one set of rows serves both structs");
#define RECIPIENT_MEMBERS \
	{ ROW(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the recipient." }, \
	{ ROW(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change of the row." }, \
	{ ROW(referral_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The referral." }, \
	{ ROW(site_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The house asked." }, \
	{ ROW(house_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The organization that runs the house." }, \
	{ ROW(sender_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The team that asks; null: the person themself." }, \
	{ ROW(state, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &recipient_state_choices, .help = "Where it stands." }, \
	{ ROW(sent_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was sent." }, \
	{ ROW(seen_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When somebody at the house first opened it." }, \
	{ ROW(answered_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When a person of the house first answered." }, \
	{ ROW(offered_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When a room was offered: the house's yes." }, \
	{ ROW(accepted_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the person said yes." }, \
	{ ROW(arrived_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When they arrived." }, \
	{ ROW(ended_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When it ended." }, \
	{ ROW(answer_due_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it expires if nobody answers." }, \
	{ ROW(shown_open, FIELD_BOOL), .flags = FIELD_READ_ONLY, .help = "The house had an open room when it was sent." }, \
	{ ROW(bed_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The room offered." }, \
	{ ROW(held_until, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the hold lapses by itself." }, \
	{ ROW(hold_extended, FIELD_BOOL), .flags = FIELD_READ_ONLY, .help = "The hold was extended; that can be done once." }, \
	{ ROW(decline_code, FIELD_CHOICE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .choices = &decline_code_choices, .help = "Why the house said no." }, \
	{ ROW(instead_site_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "Where the house points instead." }, \
	{ ROW(alert_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When both sides are told that nobody has answered: 15 minutes of conversation hours after it was sent." }, \
	{ ROW(escalate_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When the house's second contact is told: 30 minutes of conversation hours after it was sent." }, \
	{ ROW(alerted_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When both sides were told." }, \
	{ ROW(escalated_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the second contact was told." }, \
	{ ROW(hold_warned_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When both sides were told that the hold ends within 15 minutes." }, \
	{ ROW(answer_seconds, FIELD_INT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "Seconds of conversation hours until the house first answered." }, \
	{ ROW(note_count, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Notes between the two sides." }, \
	{ ROW(unread_house, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Notes that the house has not read." }, \
	{ ROW(unread_sender, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Notes that the sender has not read." }, \
	{ ROW(note_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When the last note was written." }, \
	{ ROW(archived_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When it left the screens." }, \
	{ ROW(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." }
#define CHANGED_BY { OPENED(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." }

const struct field recipient_fields[] = { RECIPIENT_MEMBERS, { 0 } };
const struct field recipient_row_fields[] = { RECIPIENT_MEMBERS, CHANGED_BY, { 0 } };
const struct field recipient_opened_fields[] = {
	RECIPIENT_MEMBERS,
	CHANGED_BY,
	{ OPENED(possible, FIELD_TEXTS), .flags = FIELD_READ_ONLY, .help = "What the caller's side may do next." },
	{ 0 },
};

const struct field recipient_offer_fields[] = {
	{ ACT(bed_id, FIELD_ID), .flags = FIELD_NULLABLE, .help = "Which room; null: the first open one." },
	{ ACT(hold_minutes, FIELD_INT), .flags = FIELD_NULLABLE, .least = 15, .most = 1440, .help = "How long to hold it; null: as the site does." },
	{ 0 },
};

const struct field recipient_extend_fields[] = {
	{ ACT(minutes, FIELD_INT), .flags = FIELD_NULLABLE, .least = 15, .most = 1440, .help = "How much longer; null: as long as the site holds rooms." },
	{ 0 },
};

const struct field recipient_arrive_fields[] = {
	{ ACT(planned_leave_on, FIELD_DATE), .flags = FIELD_NULLABLE, .help = "Planned leaving date; capped by the site's longest stay." },
	{ ACT(alias, FIELD_TEXT), .flags = FIELD_NULLABLE | FIELD_SEALED, .least = 1, .most = ALIAS_MOST, .help = "The house's own word for the guest, to count nights by." },
	{ 0 },
};

const struct field recipient_decline_fields[] = {
	{ ACT(decline_code, FIELD_CHOICE), .flags = FIELD_REQUIRED, .choices = &decline_code_choices, .help = "Why; the sender is told." },
	{ ACT(instead_site_id, FIELD_ID), .flags = FIELD_NULLABLE, .help = "Where to instead." },
	{ 0 },
};
/* clang-format on */
