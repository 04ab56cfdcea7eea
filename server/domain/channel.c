/* The members of a channel and of a delivery, and what an address must look like. */
#include "domain/channel.h"

#include <stddef.h>
#include <string.h>

#define CHOICES(slugs)                                                                                       \
	{                                                                                                    \
		(slugs), sizeof(slugs) / sizeof(*(slugs))                                                    \
	}

static const char *const kind_slugs[] = { [CHANNEL_EMAIL] = "email", [CHANNEL_WEBHOOK] = "webhook" };
const struct choices     channel_kind_choices = CHOICES(kind_slugs);

static const char *const language_slugs[] = { [CHANNEL_ENGLISH] = "en", [CHANNEL_SPANISH] = "es" };
const struct choices     channel_language_choices = CHOICES(language_slugs);

static const char *const event_slugs[] = {
	[EVENT_INTRODUCTION_SENT] = "introduction.sent",
	[EVENT_INTRODUCTION_ANSWERED] = "introduction.answered",
	[EVENT_INTRODUCTION_OFFERED] = "introduction.offered",
	[EVENT_INTRODUCTION_ACCEPTED] = "introduction.accepted",
	[EVENT_INTRODUCTION_ARRIVED] = "introduction.arrived",
	[EVENT_INTRODUCTION_DECLINED] = "introduction.declined",
	[EVENT_INTRODUCTION_ENDED] = "introduction.ended",
	[EVENT_INTRODUCTION_ALERT] = "introduction.alert",
	[EVENT_INTRODUCTION_ESCALATED] = "introduction.escalated",
	[EVENT_HOLD_ENDING] = "hold.ending",
	[EVENT_HOLD_LAPSED] = "hold.lapsed",
	[EVENT_NOTE_NEW] = "note.new",
	[EVENT_ROOM_CONFIRM_SOON] = "room.confirm_soon",
	[EVENT_ROOM_NOT_CONFIRMED] = "room.not_confirmed",
	[EVENT_TURNOVER_OVERDUE] = "turnover.overdue",
	[EVENT_CHANNEL_TEST] = "channel.test",
};
const struct choices event_choices = { event_slugs, EVENT_COUNT };
const struct choices channel_event_choices = { event_slugs, EVENT_CHANNEL_TEST };

static const char *const state_slugs[] = {
	[DELIVERY_WAITING] = "waiting",
	[DELIVERY_DELIVERED] = "delivered",
	[DELIVERY_DEAD] = "dead",
};
const struct choices delivery_state_choices = CHOICES(state_slugs);

static const char *const fault_slugs[] = {
	[DELIVERY_TIMEOUT] = "timeout",
	[DELIVERY_UNREACHABLE] = "unreachable",
	[DELIVERY_TLS] = "tls",
	[DELIVERY_STATUS] = "status",
	[DELIVERY_BROKEN_OFF] = "broken_off",
	[DELIVERY_ADDRESS_REFUSED] = "address_refused",
	[DELIVERY_MAIL_REFUSED] = "mail_refused",
	[DELIVERY_MAIL_NOT_SET_UP] = "mail_not_set_up",
	[DELIVERY_CHANNEL_OFF] = "channel_off",
	[DELIVERY_LOST] = "lost",
};
const struct choices delivery_fault_choices = CHOICES(fault_slugs);

#define CHANNEL(member, what)  .name = #member, .kind = (what), .offset = offsetof(struct channel, member)
#define DELIVERY(member, what) .name = #member, .kind = (what), .offset = offsetof(struct delivery, member)

/* clang-format off */
#define KIND(more) { CHANNEL(kind, FIELD_CHOICE), .flags = (more), .choices = &channel_kind_choices, .help = "How it is told." }
#define EDITABLE(more) \
	{ CHANNEL(site_id, FIELD_ID), .flags = FIELD_NULLABLE, .help = "The one site it is about; null: all of the organization's." }, \
	{ CHANNEL(address, FIELD_TEXT), .flags = (more), .least = 3, .most = 300, .help = "An e-mail address, or the https address of a webhook." }, \
	{ CHANNEL(language, FIELD_CHOICE), .choices = &channel_language_choices, .help = "Of e-mails." }, \
	{ CHANNEL(events, FIELD_TEXTS), .flags = (more), .most = EVENT_CHANNEL_TEST, .choices = &channel_event_choices, .help = "What it is told of; at least one." }, \
	{ CHANNEL(enabled, FIELD_BOOL), .help = "Off: nothing is sent, and what waited is not sent either." }

#define CHANNEL_MEMBERS \
	{ CHANNEL(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the channel." }, \
	{ CHANNEL(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change that its people make." }, \
	{ CHANNEL(organization_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The house or team that is told." }, \
	KIND(FIELD_READ_ONLY), \
	EDITABLE(0), \
	{ CHANNEL(created_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was made." }, \
	{ CHANNEL(last_ok_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When a message was last taken there." }, \
	{ CHANNEL(last_failed_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When one was last not taken." }, \
	{ CHANNEL(last_error, FIELD_CHOICE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .choices = &delivery_fault_choices, .help = "Why that one was not." }, \
	{ CHANNEL(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." }, \
	{ CHANNEL(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." }

const struct field channel_fields[] = { CHANNEL_MEMBERS, { 0 } };

const struct field channel_made_fields[] = {
	CHANNEL_MEMBERS,
	{ CHANNEL(secret, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED | FIELD_NULLABLE, .help = "What a webhook's messages are signed with, as Standard Webhooks writes it. Shown this once; null for e-mail." },
	{ 0 },
};

const struct field channel_made_row_fields[] = {
	CHANNEL_MEMBERS,
	{ CHANNEL(sealed_secret, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Ciphertext." },
	{ 0 },
};

const struct field channel_new_fields[] = { KIND(FIELD_REQUIRED), EDITABLE(FIELD_REQUIRED), { 0 } };
const struct field channel_patch_fields[] = { EDITABLE(0), { 0 } };

const struct field delivery_fields[] = {
	{ DELIVERY(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the message, the same at each try: a webhook's webhook-id, an e-mail's Message-ID." },
	{ DELIVERY(organization_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The house or team that is told." },
	{ DELIVERY(channel_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Where it goes." },
	{ DELIVERY(event, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &event_choices, .help = "What it tells." },
	{ DELIVERY(recipient_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The introduction that it is about." },
	{ DELIVERY(site_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The site that it is about." },
	{ DELIVERY(bed_id, FIELD_ID), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "The room that it is about." },
	{ DELIVERY(state, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &delivery_state_choices, .help = "dead: given up; it can be tried again by hand." },
	{ DELIVERY(occurred_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When what it tells of happened." },
	{ DELIVERY(due_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it is tried next." },
	{ DELIVERY(attempts, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "How often it was tried." },
	{ DELIVERY(delivered_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When it was taken." },
	{ DELIVERY(dead_at, FIELD_TIME), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "When it was given up." },
	{ DELIVERY(last_status, FIELD_INT), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .help = "What the other end answered last, HTTP or SMTP." },
	{ DELIVERY(last_error, FIELD_CHOICE), .flags = FIELD_READ_ONLY | FIELD_NULLABLE, .choices = &delivery_fault_choices, .help = "Why it was not taken last." },
	{ 0 },
};
/* clang-format on */

static bool
has_only_visible_ascii(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text <= ' ' || (unsigned char)*text >= 0x7f)
			return false;
	return true;
}

/* Quoted local parts and comments are left to mail servers of another age. */
static const char *
email_fault(const char *address)
{
	const char *at = strchr(address, '@');

	if (!has_only_visible_ascii(address) || strpbrk(address, "<>()[]\\,;:\"") != NULL)
		return "an e-mail address, without a name beside it";
	if (at == NULL || at == address || strchr(at + 1, '@') != NULL || at[1] == '.'
	    || strchr(at + 1, '.') == NULL || address[strlen(address) - 1] == '.' || strstr(at, "..") != NULL
	    || address[0] == '-')
		return "an e-mail address like lead@house.example";
	return strlen(address) > 254 ? "at most 254 characters" : NULL;
}

static const char *
webhook_fault(const char *address, bool http_too)
{
	const char *host = strncmp(address, "https://", 8) == 0            ? address + 8
			 : http_too && strncmp(address, "http://", 7) == 0 ? address + 7
									   : NULL;
	size_t      size = host == NULL ? 0 : strcspn(host, "/?");

	if (host == NULL)
		return "an address that begins with https://";
	if (size == 0 || host[0] == ':' || !has_only_visible_ascii(address)
	    || strpbrk(address, "\\\"<>^`{|}#") != NULL)
		return "an address like https://example.org/porchlight";
	if (memchr(host, '@', size) != NULL)
		return "an address without a name or password; messages are signed instead";
	return NULL;
}

const char *
channel_address_fault(enum channel_kind kind, const char *address, bool http_too)
{
	switch (kind) {
	case CHANNEL_EMAIL: return email_fault(address);
	case CHANNEL_WEBHOOK: return webhook_fault(address, http_too);
	}
	return "no such kind";
}
