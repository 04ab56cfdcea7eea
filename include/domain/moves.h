/* The moves of a referral's recipient. The table lives in SQL (table `move`); it is read at start and kept
 * here so that the board and the API can say which actions are possible without asking the database. */
#ifndef PORCHLIGHT_DOMAIN_MOVES_H
#define PORCHLIGHT_DOMAIN_MOVES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/field.h"

enum side { SIDE_HOUSE, SIDE_SENDER, SIDE_GUEST, SIDE_CLOCK, SIDE_SYSTEM };

extern const struct choices side_choices;

struct move {
	const char *from_state;
	const char *action;
	int         side; /* enum side */
	const char *to_state;
	const char *meaning;
};

extern const struct field move_fields[];

/* At start only: copies the rows. */
void moves_set(const struct move *moves, size_t count);
/* Actions open to that side from that state, in the table's order. */
struct texts moves_possible(struct arena *arena, const char *from_state, enum side side);

#endif
