/* How many rooms are open, and how far that number can be trusted: one rule, told once in C, once in SQL
 * (view site_capacity) and once in TypeScript (web/core/capacity.ts), held together by
 * tests/agreement/capacity.json, which all three must answer alike. Source of the thresholds: product
 * decision after US registry studies (stale numbers are why staff phone anyway). */
#ifndef PORCHLIGHT_DOMAIN_CAPACITY_H
#define PORCHLIGHT_DOMAIN_CAPACITY_H

#include <stdint.h>

#include "base/field.h"

enum site_state { SITE_WELCOMING, SITE_PAUSED, SITE_CLOSED };
enum bed_state { BED_OPEN, BED_HELD, BED_OCCUPIED, BED_TURNOVER, BED_OFFLINE };
/* fresh: what it says is so; call_first: older than fresh_hours; not_confirmed: older than stale_hours or
 * never confirmed. */
enum freshness { FRESHNESS_FRESH, FRESHNESS_CALL_FIRST, FRESHNESS_NOT_CONFIRMED };

extern const struct choices site_state_choices;
extern const struct choices bed_state_choices;
extern const struct choices freshness_choices;

struct capacity_facts {
	enum site_state state;
	int64_t         confirmed_at_us; /* NO_TIME: never */
	int64_t         fresh_hours, stale_hours;
	int64_t         staffed_limit; /* NO_INT: none. How many guests tonight's team can support */
	int64_t         beds_open, beds_held, beds_occupied;
};

/* Exactly fresh_hours old is still fresh; exactly stale_hours old is still call_first. */
enum freshness freshness_of(
    int64_t confirmed_at_us, int64_t fresh_hours, int64_t stale_hours, int64_t now_us);
/* Rooms that count as open: 0 unless welcoming and not "not_confirmed"; else open beds, capped so that
 * held + occupied + counted never exceeds staffed_limit. Never negative. */
int64_t capacity_open(const struct capacity_facts *facts, int64_t now_us);

#endif
