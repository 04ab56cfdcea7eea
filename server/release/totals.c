/* All together, over time: the pieces of weeks lie in months, months in quarters, quarters in the year. What
 * was said of earlier months stays; the quarter and the year are decided with the month that closes them. */
#include "base/check.h"
#include "within.h"

enum {
	ROWS_MOST = 1 + 4 + 12 + 12 * 7,
	PIECE_WEIGHT = 1,
	MONTH_WEIGHT = 4,
	QUARTER_WEIGHT = 12,
	YEAR_WEIGHT = 24
};

struct tree {
	size_t                count;
	struct release_group *groups[ROWS_MOST];
	size_t                above[ROWS_MOST];
	int                   weight[ROWS_MOST];
};

static size_t
row_add(struct tree *rows, struct release_group *group, size_t above, int weight)
{
	check(rows->count < ROWS_MOST);
	rows->groups[rows->count] = group;
	rows->above[rows->count] = above;
	rows->weight[rows->count] = weight;
	return rows->count++;
}

static void
month_add(struct release_year *year, struct tree *rows, int month, size_t quarter)
{
	struct release_group *group = group_find(year, SPAN_MONTH, month, BY_NONE, "");
	size_t                row;

	if (group == NULL)
		return; /* before the network began */
	row = row_add(rows, group, quarter, MONTH_WEIGHT);
	group_sum(rows->groups[quarter], group);
	for (size_t i = 0; i < year->count; i++)
		if (year->groups[i].span == SPAN_PIECE && year->groups[i].month == month)
			row_add(rows, &year->groups[i], row, PIECE_WEIGHT);
}

/* A quarter that was released is as it was; the running one is not told yet, unless the month closes it. */
static void
quarter_add(struct release_year *year, struct tree *rows, int last)
{
	struct release_group *group = group_find(year, SPAN_QUARTER, last, BY_NONE, "");
	size_t                row;

	if (last >= year->month)
		group = group_make(
		    year, SPAN_QUARTER, BY_NONE, "", "", last == year->month ? RELEASE_OPEN : RELEASE_LATER);
	if (group == NULL)
		return;
	for (size_t i = 0; i < SERIES_COUNT; i++)
		group->count[i] = 0;
	row = row_add(rows, group, 0, QUARTER_WEIGHT);
	for (int month = last - 2; month <= last && month <= year->month; month++)
		month_add(year, rows, month, row);
	group_sum(rows->groups[0], group);
}

void
totals_decide(struct release_year *year)
{
	struct tree *rows = arena_take(year->arena, sizeof *rows);

	row_add(rows,
	    group_make(year, SPAN_YEAR, BY_NONE, "", "", year->month == 12 ? RELEASE_OPEN : RELEASE_LATER), 0,
	    YEAR_WEIGHT);
	for (int last = 3; last - 2 <= year->month; last += 3)
		quarter_add(year, rows, last);
	for (size_t i = 0; i < family_count; i++)
		if (families[i].where & FAMILY_TOTAL)
			family_decide(
			    year, &families[i], rows->groups, rows->count, rows->above, rows->weight);
	for (size_t i = 0; i < rows->count; i++)
		public_tell(rows->groups[i]);
	/* Last, since keeping moves groups. */
	for (size_t i = 0; i < rows->count; i++)
		if ((rows->groups[i]->span == SPAN_QUARTER || rows->groups[i]->span == SPAN_YEAR)
		    && rows->groups[i]->month == year->month
		    && span_closes(rows->groups[i]->span, year->month))
			group_keep(year, rows->groups[i]);
}
