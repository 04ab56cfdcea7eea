/* Being told: sends what stands in the outbox (table delivery) to the channels of houses and teams, by SMTP
 * and as webhooks signed by Standard Webhooks 1.0. One thread with one database connection; several servers
 * may send at once. The only room that knows the transfer library.
 *
 * A delivery keeps its id over all tries: webhook-id, Message-ID. A try that ended with its server is made
 * again under the same id, so whoever receives can tell that it is the same. What is sent is put together
 * from rows that hold nothing of a person: the event, times, the site's name, the referral's code, and a
 * link. */
#ifndef PORCHLIGHT_NOTIFY_NOTIFY_H
#define PORCHLIGHT_NOTIFY_NOTIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "seal/seal.h"

struct notify;

/* Texts must live as long as the room is open. */
struct notify_settings {
	const char            *conninfo; /* as porchlight_server */
	int                    statement_timeout_ms;
	const struct key_ring *ring;      /* opens webhooks' secrets */
	const char            *smtp_url;  /* smtp://host:port or smtps://host:port; NULL: no e-mail is sent */
	const char            *smtp_user; /* NULL: the mail server asks for no sign-in */
	const char            *smtp_password; /* NULL like smtp_user */
	const char            *mail_from;     /* an address; may be NULL without smtp_url */
	const char            *public_url;    /* where people open Porchlight, without a slash at its end */
	const char            *version;
	bool                   private_addresses; /* webhooks may go to http, loopback and private networks */
};

/* Once a process, from the main thread. NULL with a sentence in why. */
struct notify *notify_open(const struct notify_settings *settings, char *why, size_t why_size);
/* Gives what is on its way two seconds to end, and the rest back to the outbox. NULL is allowed. */
void notify_close(struct notify *notify);

#endif
