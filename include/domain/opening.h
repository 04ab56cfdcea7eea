/* Whether a service is open, until when, and when it opens next: one rule over its open intervals, told once
 * in C, once in SQL (function opening_at) and once in TypeScript (web/core/hours.ts), held together by
 * tests/agreement/openings.json, which all three must answer alike. No zone and no calendar is needed for it:
 * the intervals are computed ahead, by room `hours`, and stored with the service. */
#ifndef PORCHLIGHT_DOMAIN_OPENING_H
#define PORCHLIGHT_DOMAIN_OPENING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/field.h"

enum opening_state {
	OPENING_OPEN,
	OPENING_CLOSED,
	OPENING_NOT_STATED, /* no hours were told, or those that were have run out */
};

extern const struct choices opening_state_choices;

struct opening_interval {
	int64_t opens_at_us, closes_at_us; /* UTC; it is open from the first instant and closed at the last */
};

struct opening {
	enum opening_state state;
	int64_t            until_us; /* OPEN; NO_TIME: it does not close as far as its hours were computed */
	int64_t            next_us;  /* CLOSED; NO_TIME: it does not open as far as they were computed */
};

/* Reads what a service carries as `openings`: [["2026-11-22T17:00:00Z","2026-11-23T05:00:00Z"],...]. NULL is
 * no intervals. false: not such a text. */
bool openings_read(
    struct arena *arena, const char *openings, struct opening_interval **intervals, size_t *count);

/* Intervals in any order; those that touch or overlap are one to a person. openings_until_us: how far ahead
 * they were computed; NO_TIME: not known. */
struct opening opening_at(
    const struct opening_interval *intervals, size_t count, int64_t openings_until_us, int64_t now_us);

#endif
