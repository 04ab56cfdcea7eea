/* The members of an assumption, and what makes its three values one range. */
#include "domain/assumption.h"

#include <stddef.h>

static const char *const name_slugs[] = {
	[ASSUME_ED_AVOIDED] = "ed_avoided",
	[ASSUME_INPATIENT_AVOIDED] = "inpatient_avoided",
	[ASSUME_INPATIENT_DAYS] = "inpatient_days",
	[ASSUME_ED_VISIT_COST] = "ed_visit_cost",
	[ASSUME_INPATIENT_DAY_COST] = "inpatient_day_cost",
	[ASSUME_GUEST_NIGHT_COST] = "guest_night_cost",
};
const struct choices assumption_name_choices = { name_slugs, ASSUMPTION_COUNT };

static const char *const unit_slugs[] = {
	[UNIT_SHARE] = "share",
	[UNIT_DAYS] = "days",
	[UNIT_DOLLARS] = "dollars",
};
const struct choices assumption_unit_choices = { unit_slugs, sizeof(unit_slugs) / sizeof(*unit_slugs) };

enum { VALUE_MOST = 1000000, SOURCE_MOST = 300 };

#define MEMBER(member, what) .name = #member, .kind = (what), .offset = offsetof(struct assumption, member)

/* clang-format off */
#define NAME MEMBER(name, FIELD_CHOICE), .choices = &assumption_name_choices, .help = "What is assumed."
#define VALUE(member, which) \
	MEMBER(member, FIELD_REAL), .least = 0, .most = VALUE_MOST, .help = which " value, in the unit."
#define SOURCE MEMBER(source, FIELD_TEXT), .least = 1, .most = SOURCE_MOST, .help = "Where the values come from."
#define SOURCE_DATE MEMBER(source_date, FIELD_DATE), .help = "When the source was published."

const struct field assumption_fields[] = {
	{ MEMBER(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the row." },
	{ NAME },
	{ VALUE(low, "Lowest") },
	{ VALUE(mid, "Middle") },
	{ VALUE(high, "Highest") },
	{ MEMBER(unit, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &assumption_unit_choices, .help = "What the values are: a share from 0 to 1, days, or dollars." },
	{ SOURCE },
	{ SOURCE_DATE },
	{ MEMBER(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "Since when it is assumed." },
	{ MEMBER(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who said so; empty: it came with Porchlight." },
	{ 0 },
};

const struct field assumption_new_fields[] = {
	{ NAME, .flags = FIELD_REQUIRED },
	{ VALUE(low, "Lowest"), .flags = FIELD_REQUIRED },
	{ VALUE(mid, "Middle"), .flags = FIELD_REQUIRED },
	{ VALUE(high, "Highest"), .flags = FIELD_REQUIRED },
	{ SOURCE, .flags = FIELD_REQUIRED },
	{ SOURCE_DATE, .flags = FIELD_REQUIRED },
	{ 0 },
};
/* clang-format on */

const char *
assumption_wrong(const struct assumption *assumption, const char **sentence)
{
	if (assumption->low > assumption->mid) {
		*sentence = "the lowest value is above the middle one";
		return "/low";
	}
	if (assumption->mid > assumption->high) {
		*sentence = "the highest value is below the middle one";
		return "/high";
	}
	if (assumption->name <= ASSUME_INPATIENT_AVOIDED && assumption->high > 1) {
		*sentence = "a share is at most 1: write 70 % as 0.7";
		return "/high";
	}
	return NULL;
}
