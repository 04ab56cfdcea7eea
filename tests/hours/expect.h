/* Hours as a person writes them down, for the tests: "Mo-Fr 09:00-17:00" as rows, moments as RFC 3339 texts.
 */
#ifndef PORCHLIGHT_TESTS_HOURS_EXPECT_H
#define PORCHLIGHT_TESTS_HOURS_EXPECT_H

#include "hours/hours.h"

enum {
	MO = 1,
	TU = 2,
	WE = 4,
	TH = 8,
	FR = 16,
	SA = 32,
	SU = 64,
	DAILY = 127,
};

#define CLOCK(hour, minute) ((hour)*60 + (minute))

struct asked {
	const char                   *zone;
	const struct hours_rule      *rules;
	size_t                        rule_count;
	const struct hours_exception *exceptions;
	size_t                        exception_count;
	const char                   *from, *until;
};

/* wanted: "opens/closes opens/closes ..." in RFC 3339, UTC. */
void expect_hours(const struct asked *asked, const char *wanted);

#endif
