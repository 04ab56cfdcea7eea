/* A recipient is one site asked by a referral. Its states and who may move it are rows of the table `move`
 * (domain/moves.h). */
#ifndef PORCHLIGHT_DOMAIN_RECIPIENT_H
#define PORCHLIGHT_DOMAIN_RECIPIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/field.h"

enum recipient_state {
	RECIPIENT_SENT,
	RECIPIENT_SEEN,
	RECIPIENT_TALKING,
	RECIPIENT_WAITLISTED,
	RECIPIENT_OFFERED,
	RECIPIENT_ACCEPTED,
	RECIPIENT_ARRIVED,
	/* Ends, kept apart for ever. */
	RECIPIENT_DECLINED,
	RECIPIENT_GUEST_DECLINED,
	RECIPIENT_UNREACHABLE,
	RECIPIENT_EXPIRED,
	RECIPIENT_WITHDRAWN,
	RECIPIENT_ELSEWHERE,
	RECIPIENT_NOT_ARRIVED,
};

extern const struct choices recipient_state_choices;
extern const struct choices decline_code_choices;

struct recipient {
	const char *id;
	int64_t     version;
	const char *referral_id;
	const char *site_id;
	const char *house_id;
	const char *sender_id; /* NULL: the person themself */
	int         state;     /* enum recipient_state */
	int64_t     sent_at;
	int64_t     seen_at;
	int64_t     answered_at;
	int64_t     offered_at;
	int64_t     accepted_at;
	int64_t     arrived_at;
	int64_t     ended_at;
	int64_t     answer_due_at;
	bool        shown_open;
	const char *bed_id;
	int64_t     held_until;
	bool        hold_extended;
	int         decline_code;
	const char *instead_site_id;
	int64_t     alert_at; /* both clocks stand still while nobody at the house can talk */
	int64_t     escalate_at;
	int64_t     alerted_at;
	int64_t     escalated_at;
	int64_t     hold_warned_at;
	int64_t     answer_seconds; /* NO_INT: nobody has answered */
	int64_t     note_count;
	int64_t     unread_house;
	int64_t     unread_sender;
	int64_t     note_at;
	int64_t     archived_at;
	int64_t     changed_at;
};

/* As the board and lists show it. */
extern const struct field recipient_fields[];

/* The same with what may be done next by the caller's side. */
struct recipient_opened {
	struct recipient recipient;
	const char      *changed_by;
	struct texts     possible;
};

extern const struct field recipient_opened_fields[]; /* a reply */
extern const struct field recipient_row_fields[];    /* what the acts give: all of the above but `possible` */

/* The bodies of POST /recipients/{id}/<action>; one struct, one table an action that takes
 * something. */
struct recipient_act {
	const char *bed_id;
	int64_t     hold_minutes;
	int64_t     minutes;
	const char *planned_leave_on;
	const char *alias;
	int         decline_code;
	const char *instead_site_id;
};

extern const struct field recipient_offer_fields[];   /* bed_id?, hold_minutes? */
extern const struct field recipient_extend_fields[];  /* minutes? */
extern const struct field recipient_arrive_fields[];  /* planned_leave_on?, alias? */
extern const struct field recipient_decline_fields[]; /* decline_code, instead_site_id? */

#endif
