/* What the person themself sees of their own introduction, with the code and the secret that they carry: what
 * was said about them, where each house stands, and what they may do. */
#ifndef PORCHLIGHT_DOMAIN_GUEST_H
#define PORCHLIGHT_DOMAIN_GUEST_H

#include <stdint.h>

#include "base/field.h"

/* The body of every call of theirs. */
struct guest_ask {
	const char *code;
	const char *secret;
};

extern const struct field guest_ask_fields[];

/* One house that was asked. */
struct guest_recipient {
	const char  *id;
	const char  *site_name;
	const char  *site_phone;
	const char  *site_city; /* NULL: confidential, or not stated */
	int          state;     /* enum recipient_state */
	int64_t      sent_at;
	int64_t      held_until;
	int64_t      ended_at;
	struct texts possible;
};

struct guest_referral {
	const char  *code;
	int64_t      created_at;
	const char  *organization_name; /* NULL: they asked themself */
	const char  *sender_phone;
	const char  *name; /* sealed in the database, opened here */
	const char  *callback;
	const char  *note;
	struct texts needs;
	struct texts languages;
	int64_t      arrival_estimate;
	int          transport; /* enum referral_transport */
	const char  *consent_version;
	int64_t      consent_at;
	int64_t      revoked_at;
	int64_t      blanked_at;
	int64_t      ended_at;
	struct rows  recipients; /* of struct guest_recipient */
	/* As the database gives them; never in a reply. */
	const char *id;
	const char *sealed_name;
	const char *sealed_callback;
	const char *sealed_note;
	const char *recipients_json;
};

extern const struct field guest_referral_fields[];     /* a reply */
extern const struct field guest_current_fields[];      /* in a problem: nothing that was sealed */
extern const struct field guest_referral_row_fields[]; /* what the database gives */
/* The member recipients alone, to read the database's JSON value. */
extern const struct field guest_recipients_fields[];

/* The referral of a code, and the key that its secret is derived under. */
struct guest_found {
	const char *id;
	const char *secret_key;
};

extern const struct field guest_found_fields[];

#endif
