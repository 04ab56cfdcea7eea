/* Groups of a year: found, made and added up. */
#include <string.h>

#include "base/check.h"
#include "within.h"

static const char *const by_slugs[] = { "none", "region", "county", "sender_kind", "language", "need",
	"hour" };
const struct choices     release_by_choices = { by_slugs, sizeof by_slugs / sizeof by_slugs[0] };
static const char *const span_slugs[] = { "piece", "month", "quarter", "year", "week" };
const struct choices     release_span_choices = { span_slugs, sizeof span_slugs / sizeof span_slugs[0] };

struct release_group *
group_find(
    const struct release_year *year, enum release_span span, int month, enum release_by by, const char *slice)
{
	for (size_t i = 0; i < year->count; i++) {
		struct release_group *group = &year->groups[i];

		if (group->span == span && group->month == month && group->by == by
		    && strcmp(group->slice, slice) == 0)
			return group;
	}
	return NULL;
}

int
span_first_month(enum release_span span, int month)
{
	return span == SPAN_YEAR ? 1 : span == SPAN_QUARTER ? (month - 1) / 3 * 3 + 1 : month;
}

bool
span_closes(enum release_span span, int month)
{
	return span == SPAN_YEAR ? month == 12 : span == SPAN_QUARTER ? month % 3 == 0 : true;
}

struct release_group *
group_make(struct release_year *year, enum release_span span, enum release_by by, const char *slice,
    const char *within, enum release_state state)
{
	struct release_group *group = arena_take(year->arena, sizeof *group);
	int                   first = span_first_month(span, year->month);

	*group = (struct release_group){ .span = span,
		.month = year->month,
		.by = by,
		.slice = slice,
		.within = within,
		.begin = arena_print(year->arena, "%04d-%02d-01", year->number, first),
		.until = arena_print(
		    year->arena, "%04d-%02d-01", year->number + (year->month == 12), year->month % 12 + 1) };
	for (size_t i = 0; i < SERIES_COUNT; i++)
		group->state[i] = state;
	return group;
}

void
group_keep(struct release_year *year, const struct release_group *group)
{
	if (year->count == year->capacity) {
		size_t                capacity = year->capacity * 2 + 64;
		struct release_group *more = arena_take(year->arena, capacity * sizeof *more);

		if (year->count > 0)
			memcpy(more, year->groups, year->count * sizeof *more);
		year->groups = more;
		year->capacity = capacity;
	}
	year->groups[year->count++] = *group;
}

void
group_sum(struct release_group *into, const struct release_group *group)
{
	for (size_t i = 0; i < SERIES_COUNT; i++)
		into->count[i] += group->count[i];
}

void
public_tell(struct release_group *group)
{
	for (size_t i = SERIES_PUBLIC_FIRST; i < SERIES_COUNT; i++)
		group->state[i] = RELEASE_SHOWN;
	group->state[SERIES_STAY_HOURS] = group->state[SERIES_LEFT];
}
