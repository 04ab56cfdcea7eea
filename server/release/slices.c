/* By region, by county and so on: slices of one span are decided beside the total of that span, which is
 * known. Where a longer span is asked for than slices are decided by, it is a sum of what was shown, so it
 * says nothing new. */
#include <string.h>

#include "base/check.h"
#include "within.h"

enum { SLICES_MOST = 4096 };

static unsigned
where_of(enum release_by by)
{
	return by == BY_HOUR ? FAMILY_HOUR : by == BY_REGION || by == BY_COUNTY ? FAMILY_PLACE : FAMILY_ASKER;
}

/* What none of the slices has, as one more that isn't told: without it, the others would not add up. */
static struct release_group *
rest_make(struct release_year *year, struct release_group **rows, size_t count)
{
	struct release_group *rest = group_make(year, rows[0]->span, rows[0]->by, "", "", RELEASE_OPEN);

	group_sum(rest, rows[0]);
	for (size_t r = 1; r < count; r++)
		for (size_t i = 0; i < SERIES_COUNT; i++)
			rest->count[i] -= rows[r]->count[i];
	return rest;
}

static void
set_decide(struct release_year *year, enum release_by by, struct release_group **rows, size_t count)
{
	rows[count] = rest_make(year, rows, count);
	for (size_t i = 0; i < family_count; i++)
		if (families[i].where & where_of(by))
			family_slice(year, &families[i], rows, count + 1);
}

/* Slices that leave nothing out and count nothing twice are decided together, those of one region apart from
 * others'; of languages and needs each stands alone beside those without it. */
static void
sets_decide(struct release_year *year, enum release_by by, struct release_group **slices, size_t count,
    struct release_group *total)
{
	struct release_group **rows = arena_take(year->arena, (count + 2) * sizeof *rows);
	bool                  *done = arena_take(year->arena, (count + 1) * sizeof *done);

	for (size_t i = 0; i < count; i++) {
		size_t in_set = 1;

		if (done[i])
			continue;
		rows[0] = by == BY_COUNTY
			    ? group_find(year, total->span, total->month, BY_REGION, slices[i]->within)
			    : total;
		for (size_t k = i; k < count; k++) {
			if (done[k] || (k > i && (by == BY_LANGUAGE || by == BY_NEED))
			    || (by == BY_COUNTY && strcmp(slices[k]->within, slices[i]->within) != 0))
				continue;
			rows[in_set++] = slices[k];
			done[k] = true;
		}
		if (rows[0] != NULL)
			set_decide(year, by, rows, in_set);
	}
}

/* Was anything said of this series of that span's slices? Then a slice without a group has none of it. */
static bool
is_told(const struct release_year *year, const struct release_group *total, enum release_by by, size_t series)
{
	if (total->state[series] == RELEASE_SHOWN && total->count[series] == 0)
		return true;
	for (size_t i = 0; i < year->count; i++) {
		const struct release_group *group = &year->groups[i];

		if (group->span == total->span && group->month == total->month && group->by == by
		    && (group->state[series] == RELEASE_SHOWN || group->state[series] == RELEASE_HIDDEN))
			return true;
	}
	return false;
}

/* A sum of what is shown is shown. */
static void
slice_derive(struct release_year *year, struct release_group *slice, enum release_span grain)
{
	for (int m = span_first_month(slice->span, slice->month); m <= slice->month; m++) {
		const struct release_group *total =
		    span_closes(grain, m) ? group_find(year, grain, m, BY_NONE, "") : NULL;
		const struct release_group *part =
		    total == NULL ? NULL : group_find(year, grain, m, slice->by, slice->slice);

		for (size_t i = 0; i < SERIES_COUNT && total != NULL; i++)
			if (part != NULL ? part->state[i] != RELEASE_SHOWN
					 : !is_told(year, total, slice->by, i))
				slice->state[i] = RELEASE_UNTOLD;
	}
}

/* Every slice that any month of the span has, with its sums. Those of the month itself are there already. */
static size_t
slices_collect(
    struct release_year *year, enum release_by by, enum release_span span, struct release_group **into)
{
	size_t count = 0;

	for (size_t i = 0; i < year->count; i++) {
		struct release_group *group = &year->groups[i];
		size_t                at = 0;

		if (group->span != SPAN_MONTH || group->by != by || group->month > year->month
		    || group->month < span_first_month(span, year->month))
			continue;
		while (at < count && strcmp(into[at]->slice, group->slice) != 0)
			at++;
		if (at == count) {
			check(count < SLICES_MOST);
			into[count++] = span == SPAN_MONTH ? group
							   : group_make(year, span, by, group->slice,
							       group->within, RELEASE_OPEN);
		}
		if (span != SPAN_MONTH)
			group_sum(into[at], group);
	}
	return count;
}

static void
untell_open(struct release_group *group)
{
	for (size_t i = 0; i < SERIES_COUNT; i++)
		if (group->state[i] == RELEASE_OPEN)
			group->state[i] = RELEASE_UNTOLD;
}

void
slices_decide(struct release_year *year, enum release_by by, enum release_span span)
{
	struct release_group **slices = arena_take(year->arena, SLICES_MOST * sizeof *slices);
	size_t                 count = slices_collect(year, by, span, slices);
	struct release_group  *total = group_find(year, span, year->month, BY_NONE, "");

	check(total != NULL);
	if (span == year->grain[by])
		sets_decide(year, by, slices, count, total);
	for (size_t i = 0; i < count; i++) {
		if (span > year->grain[by]) {
			for (size_t k = 0; k < SERIES_COUNT; k++)
				slices[i]->state[k] = RELEASE_SHOWN;
			slice_derive(year, slices[i], year->grain[by]);
		}
		untell_open(slices[i]);
		public_tell(slices[i]);
	}
	for (size_t i = 0; i < count && span != SPAN_MONTH; i++)
		group_keep(year, slices[i]);
}

void
release_decide(struct release_year *year)
{
	/* A county's region is decided before it, by the same length of time or a shorter one. */
	if (year->grain[BY_COUNTY] < year->grain[BY_REGION])
		year->grain[BY_COUNTY] = year->grain[BY_REGION];
	totals_decide(year);
	for (enum release_span span = SPAN_MONTH; span <= SPAN_YEAR; span++)
		for (enum release_by by = BY_REGION; by < BY_COUNT && span_closes(span, year->month); by++)
			slices_decide(year, by, span);
}
