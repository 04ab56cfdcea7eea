/* The administrator's page: the measures of one fixed period (sql/functions/statistics_*.sql), each with the
 * text that defines it. A count is null when it is hidden, because it or what could be computed from it is
 * small; `hidden` names those. */
#ifndef PORCHLIGHT_DOMAIN_STATISTICS_H
#define PORCHLIGHT_DOMAIN_STATISTICS_H

#include <stdint.h>

#include "base/field.h"

enum statistics_period { PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };

extern const struct choices statistics_period_choices;

struct statistics {
	int          period; /* enum statistics_period */
	const char  *zone;   /* where the period is cut */
	int64_t      from, until, as_of;
	int64_t      referrals;
	int64_t      answered_in_30_min;
	int64_t      arrivals;
	int64_t      diversions_reported, diversions_answered, diversions_unanswered;
	const char  *ended; /* JSON: {"arrived":n,...}, see statistics_ended_fields */
	int64_t      turn_aways;
	int64_t      asks;
	int64_t      stays_current;
	int64_t      sites_fresh, sites_total;
	int64_t      beds_open;
	struct texts hidden;
	const char  *definitions; /* JSON: {"arrivals":"Introductions whose ...",...} */
};

extern const struct field statistics_fields[];

#endif
