/* How many rooms are open and how far that can be trusted. Three lines of arithmetic that exist in three
 * languages: change one and tests/agreement/capacity.json will say which of the others disagrees. */
#include "domain/capacity.h"

#include "base/clock.h"

static const char *const site_state_slugs[] = { "welcoming", "paused", "closed" };
static const char *const bed_state_slugs[] = { "open", "held", "occupied", "turnover", "offline" };
static const char *const freshness_slugs[] = { "fresh", "call_first", "not_confirmed" };

const struct choices site_state_choices = { site_state_slugs, 3 };
const struct choices bed_state_choices = { bed_state_slugs, 5 };
const struct choices freshness_choices = { freshness_slugs, 3 };

enum freshness
freshness_of(int64_t confirmed_at_us, int64_t fresh_hours, int64_t stale_hours, int64_t now_us)
{
	if (confirmed_at_us == NO_TIME || confirmed_at_us < now_us - stale_hours * MICROSECONDS_PER_HOUR)
		return FRESHNESS_NOT_CONFIRMED;
	if (confirmed_at_us < now_us - fresh_hours * MICROSECONDS_PER_HOUR)
		return FRESHNESS_CALL_FIRST;
	return FRESHNESS_FRESH; /* also when it lies ahead: clocks of two machines differ a little */
}

int64_t
capacity_open(const struct capacity_facts *facts, int64_t now_us)
{
	int64_t open = facts->beds_open;

	if (facts->state != SITE_WELCOMING
	    || freshness_of(facts->confirmed_at_us, facts->fresh_hours, facts->stale_hours, now_us)
		   == FRESHNESS_NOT_CONFIRMED)
		return 0;
	if (facts->staffed_limit != NO_INT) {
		int64_t room = facts->staffed_limit - facts->beds_held - facts->beds_occupied;

		if (open > room)
			open = room;
	}
	return open > 0 ? open : 0;
}
