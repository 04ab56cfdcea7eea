/* A referral is about one person, made by one team (or by the person), to up to three sites: its recipients.
 * It never holds a legal name, a birth date, a diagnosis or anything like them. */
#ifndef PORCHLIGHT_DOMAIN_REFERRAL_H
#define PORCHLIGHT_DOMAIN_REFERRAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"

enum referral_source { SOURCE_TEAM, SOURCE_SELF_CALL, SOURCE_WALK_IN };
enum referral_transport { TRANSPORT_OWN, TRANSPORT_TEAM_BRINGS, TRANSPORT_NEEDS_RIDE, TRANSPORT_UNKNOWN };
/* Where the person would have gone if there were no room, as the sender reports it. */
enum referral_alternative {
	ALTERNATIVE_EMERGENCY_DEPARTMENT,
	ALTERNATIVE_INPATIENT,
	ALTERNATIVE_CRISIS_UNIT,
	ALTERNATIVE_JAIL,
	ALTERNATIVE_NOTHING,
	ALTERNATIVE_OTHER,
	ALTERNATIVE_UNKNOWN,
};

extern const struct choices referral_source_choices;
extern const struct choices ask_source_choices; /* without a team */
extern const struct choices referral_transport_choices;
extern const struct choices referral_alternative_choices;
extern const struct choices need_choices;

enum { SITES_MOST = 3 };

struct referral {
	const char  *id;
	int64_t      version;
	const char  *code;
	const char  *organization_id; /* NULL: the person themself */
	int          source;          /* enum referral_source */
	int64_t      created_at;
	const char  *owner_id;
	struct texts needs;
	struct texts languages;
	int64_t      arrival_estimate;
	int          transport;   /* enum referral_transport */
	int          alternative; /* enum referral_alternative; absent for a house */
	const char  *county_fips;
	int64_t      revoked_at; /* the person took their consent back */
	int64_t      ended_at;
};

/* As lists and the board show it: nothing sealed. */
extern const struct field referral_fields[];

/* One referral, opened by one of its two sides. */
struct referral_opened {
	struct referral referral;
	const char     *organization_name;
	const char     *consent_version;
	int64_t         consent_at;
	int64_t         blanked_at;
	const char     *name; /* sealed in the database, opened here */
	const char     *callback;
	const char     *note;
	struct rows     recipients;   /* of struct recipient */
	const char     *guest_secret; /* derived; to the sender only, when it is sent and when it is opened */
	/* As the database gives them; never in a reply. */
	const char *sealed_name;
	const char *sealed_callback;
	const char *sealed_note;
	const char *secret_key; /* of the ring; NULL: sent before there were secrets */
	const char *recipients_json;
};

/* What a reply shows: to who sent it just now, without what is sealed; to who opens it, with that. */
extern const struct field referral_sent_fields[];
extern const struct field referral_opened_fields[];
/* What the database gives: what is sealed as ciphertext, and recipients as one JSON value. */
extern const struct field referral_sent_row_fields[];
extern const struct field referral_opened_row_fields[];
/* The member recipients alone, to read that JSON value. */
extern const struct field referral_recipients_fields[];

/* The body of POST /referrals. */
struct referral_new {
	struct texts site_ids;
	bool         only_if_open; /* refuse with no_open_bed when a house has no open room any more */
	const char  *name;
	const char  *callback;
	const char  *note;
	struct texts needs;
	struct texts languages;
	int64_t      arrival_estimate;
	int          transport;
	int          alternative;
	const char  *county_fips;
	const char  *consent_version; /* NULL: who asks for themself was not asked to agree to anything */
	int          source;          /* of who asks for themself: one of ask_source_choices */
	const char
	    *organization_id; /* which of the caller's teams sends; may be left out by who has only one */
};

extern const struct field referral_new_fields[];
/* The body of POST /sites/{id}/referrals: somebody asks for themself, and the house writes it down. */
extern const struct field referral_ask_fields[];

/* The body of POST /referrals/{id}/owner. */
struct referral_owner {
	const char *account_id;
};

extern const struct field referral_owner_fields[];

#endif
