/* What the files of this room share: one claimed delivery, what is said about it, and how sending it went. */
#ifndef PORCHLIGHT_NOTIFY_ROOM_H
#define PORCHLIGHT_NOTIFY_ROOM_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/field.h"
#include "db/db.h"
#include "domain/channel.h"
#include "notify/notify.h"

/* A delivery that this server has taken, with all that a message may say (view delivery_claimed). */
struct claim {
	const char *id;
	int64_t     attempts; /* this one included */
	const char *channel_id;
	int         kind; /* enum channel_kind */
	const char *address;
	int         language;
	const char *sealed_secret;
	int         event;
	int64_t     occurred_at;
	const char *site_id, *site_name;
	const char *bed_id, *room;
	const char *recipient_id, *referral_id;
	const char *code;
	int         state; /* the introduction's, now */
	int64_t     sent_at, answered_at, held_until, ended_at;
	bool        is_house; /* told to the house that was asked, not to who sent it */
	const char *zone, *occurred_local, *held_local;
};

extern const struct field claim_fields[];

/* How a try went; the words are outbox_record's. */
enum how { HOW_DELIVERED, HOW_FAILED, HOW_DEAD, HOW_GONE, HOW_RELEASED };

struct outcome {
	enum how how;
	long     status;        /* 0: none came */
	int      fault;         /* enum delivery_fault, NO_CHOICE */
	long     retry_after_s; /* 0: not said */
};

/* --- claim.c: the outbox --- */
extern const struct statement_shape claim_shapes[];
extern const size_t                 claim_shape_count;
enum { LEASE_S = 60 };
/* PROBLEM_NOT_FOUND: nothing is due. */
must_use enum problem claim_take(struct db *db, struct arena *arena, struct claim *claim);
must_use enum problem claim_record(
    struct db *db, struct arena *arena, const struct claim *claim, const struct outcome *outcome);

/* --- words.c: what is said, in the channel's language --- */
struct event_words {
	const char *subject, *sentence;
};
struct label_words {
	const char *site, *code, *room, *happened, *held_until, *stands, *open, *footer;
};
const struct event_words *words_of_event(int language, int event);
const struct label_words *words_of_labels(int language);
/* Where an introduction stands; NULL: nothing to say. */
const char *words_of_state(int language, int state);

/* --- message.c: a webhook's body, and the place that every message points to --- */
const char *message_link(struct arena *arena, const struct claim *claim, const char *public_url);
void        message_print(
	   struct buffer *into, struct arena *arena, const struct claim *claim, const char *public_url);

/* --- mail.c: an e-mail, whole, with CRLF --- */
void mail_print(struct buffer *into, struct arena *arena, const struct claim *claim,
    const struct notify_settings *settings, int64_t now_us);
/* Quoted-printable (RFC 2045): any text as lines of at most 76 ASCII characters. */
void mail_put_quoted(struct buffer *into, const char *text);
/* A header's text: as it is, or as encoded words (RFC 2047). */
void mail_put_header_text(struct buffer *into, const char *text);

/* --- address.c --- */
struct sockaddr;
/* false: loopback, private, link-local, multicast, documentation and all else that is not the public network.
 */
bool address_is_public(const struct sockaddr *address);

/* --- transfer.c, judge.c: one message on its way --- */
struct transfer {
	struct claim                  claim;
	struct arena                 *arena; /* holds the claim and what is sent; the transfer's own */
	const struct notify_settings *settings;
	CURL                         *easy;
	struct curl_slist            *headers, *mail_to;
	const char                   *bytes; /* of an e-mail */
	size_t                        size, sent;
	size_t                        received;
	bool                          refused; /* the address is in a private network */
	struct outcome                outcome;
	struct transfer              *next;
};

/* Takes over the arena. */
struct transfer *transfer_open(
    struct arena *arena, const struct claim *claim, const struct notify_settings *settings);
void transfer_close(struct transfer *transfer);
/* false: it can't be sent at all, and outcome says why. */
bool transfer_prepare(struct transfer *transfer);
/* Fills outcome from what the library says. */
void transfer_judge(struct transfer *transfer, CURLcode code);

#endif
