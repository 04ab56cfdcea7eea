/* Short notes between the two sides of an introduction: a text, sealed in the database, or a change of when
 * or how the person arrives. Nothing clinical belongs in them, and they are blanked with the rest. */
#ifndef PORCHLIGHT_DOMAIN_NOTE_H
#define PORCHLIGHT_DOMAIN_NOTE_H

#include <stdint.h>

#include "base/field.h"

enum note_kind { NOTE_TEXT, NOTE_ARRIVAL, NOTE_TRANSPORT };
enum note_side { NOTE_HOUSE, NOTE_SENDER };

extern const struct choices note_kind_choices;
extern const struct choices note_side_choices;

enum { NOTE_MOST = 280 /* characters */ };

struct note {
	const char *id;
	int         side;   /* enum note_side: who wrote it */
	const char *author; /* what colleagues call them */
	int         kind;   /* enum note_kind */
	const char *text;   /* sealed in the database, opened here; NULL: of another kind, or blanked */
	int64_t     arrival_estimate;
	int         transport; /* enum referral_transport */
	int64_t     created_at;
	int64_t     read_at;     /* by the other side */
	const char *sealed_text; /* as the database gives it; never in a reply */
};

extern const struct field note_fields[];        /* a reply */
extern const struct field note_row_fields[];    /* what an act gives: all but the text */
extern const struct field note_stored_fields[]; /* what the database holds: the text as ciphertext */

/* The body of POST /recipients/{id}/notes: exactly one of the three. */
struct note_new {
	const char *text;
	int64_t     arrival_estimate;
	int         transport;
};

extern const struct field note_new_fields[];

#endif
