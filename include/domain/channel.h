/* Where a house or a team is told what happens, and what is on its way there. The events' names are the ones
 * that webhooks carry (docs/webhooks.md). */
#ifndef PORCHLIGHT_DOMAIN_CHANNEL_H
#define PORCHLIGHT_DOMAIN_CHANNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"

enum channel_kind { CHANNEL_EMAIL, CHANNEL_WEBHOOK };

enum channel_language { CHANNEL_ENGLISH, CHANNEL_SPANISH, CHANNEL_LANGUAGES };

enum event {
	EVENT_INTRODUCTION_SENT,
	EVENT_INTRODUCTION_ANSWERED,
	EVENT_INTRODUCTION_OFFERED,
	EVENT_INTRODUCTION_ACCEPTED,
	EVENT_INTRODUCTION_ARRIVED,
	EVENT_INTRODUCTION_DECLINED,
	EVENT_INTRODUCTION_ENDED, /* every other end but a lapsed hold */
	EVENT_INTRODUCTION_ALERT,
	EVENT_INTRODUCTION_ESCALATED,
	EVENT_HOLD_ENDING,
	EVENT_HOLD_LAPSED,
	EVENT_NOTE_NEW,
	EVENT_ROOM_CONFIRM_SOON,
	EVENT_ROOM_NOT_CONFIRMED,
	EVENT_TURNOVER_OVERDUE,
	EVENT_CHANNEL_TEST, /* sent when asked for, never subscribed to */
	EVENT_COUNT,
};

enum delivery_state { DELIVERY_WAITING, DELIVERY_DELIVERED, DELIVERY_DEAD };

/* Why a message was not taken. Words of ours: what the other end said is not kept. */
enum delivery_fault {
	DELIVERY_TIMEOUT,
	DELIVERY_UNREACHABLE,
	DELIVERY_TLS,
	DELIVERY_STATUS, /* an HTTP status that is no success */
	DELIVERY_BROKEN_OFF,
	DELIVERY_ADDRESS_REFUSED, /* a webhook into a private network, where the server does not send */
	DELIVERY_MAIL_REFUSED,
	DELIVERY_MAIL_NOT_SET_UP,
	DELIVERY_CHANNEL_OFF,
	DELIVERY_LOST, /* each server that tried was gone before it could say */
};

extern const struct choices channel_kind_choices, channel_language_choices;
extern const struct choices event_choices;         /* all that a delivery may be about */
extern const struct choices channel_event_choices; /* what a channel may ask for */
extern const struct choices delivery_state_choices, delivery_fault_choices;

struct channel {
	const char  *id;
	int64_t      version;
	const char  *organization_id;
	const char  *site_id; /* NULL: all of the organization's */
	int          kind;
	const char  *address;
	int          language;
	struct texts events;
	bool         enabled;
	int64_t      created_at;
	int64_t      last_ok_at;
	int64_t      last_failed_at;
	int          last_error;
	int64_t      changed_at;
	const char  *changed_by;

	/* Of a channel that was just made: */
	const char *sealed_secret;
	const char *secret; /* "whsec_…", shown this once */
};

extern const struct field channel_fields[];
extern const struct field channel_made_fields[];     /* with `secret` */
extern const struct field channel_made_row_fields[]; /* the same as the database gives it, sealed */
extern const struct field channel_new_fields[];
extern const struct field channel_patch_fields[];

/* A webhook's address: https (or, when wanted, http), a host, no name or password, no fragment. An e-mail
 * address: one @ with something on both sides, nothing that could end a line or begin a second address. NULL:
 * it is well; else a sentence that says what is wrong. */
const char *channel_address_fault(enum channel_kind kind, const char *address, bool http_too);

struct delivery {
	const char *id;
	const char *organization_id;
	const char *channel_id;
	int         event;
	const char *recipient_id;
	const char *site_id;
	const char *bed_id;
	int         state;
	int64_t     occurred_at;
	int64_t     due_at;
	int64_t     attempts;
	int64_t     delivered_at;
	int64_t     dead_at;
	int64_t     last_status;
	int         last_error;
};

extern const struct field delivery_fields[];

#endif
