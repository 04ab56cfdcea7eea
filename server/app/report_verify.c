/* Counts every month anew from the rows, by the measures' own definitions, and compares the daily sums number
 * by number. Servers may run meanwhile: a day that changed and is still to be counted again is left out. */
#include "report_verify.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"

enum { DIFFERENCES_TOLD = 20 };

static void
difference_say(const struct db_cells *found, size_t row)
{
	printf("  %s, by %s %s, %s, %s: kept %s, counted %s\n", db_cell(found, row, 0),
	    db_cell(found, row, 1), db_cell(found, row, 2), db_cell(found, row, 3), db_cell(found, row, 4),
	    db_cell(found, row, 5), db_cell(found, row, 6));
}

/* false: it could not be asked. */
static bool
month_verify(struct owner *owner, const char *first, const char *past, size_t *differences)
{
	int64_t         began_ms = clock_monotonic_ms();
	struct db_cells found;

	if (!owner_ask(
		owner, &(struct db_call)DB_CALL(STATEMENT_statistics_differences, first, past), &found))
		return false;
	printf("%.7s: %s (counted in %" PRId64 " ms)\n", first,
	    found.rows == 0 ? "agrees" : "!! does not agree with the rows", clock_monotonic_ms() - began_ms);
	for (size_t i = 0; i < found.rows && *differences + i < DIFFERENCES_TOLD; i++)
		difference_say(&found, i);
	(void)fflush(stdout);
	*differences += found.rows;
	return true;
}

bool
report_verify(struct owner *owner)
{
	struct db_cells months;
	size_t          differences = 0;

	if (!owner_ask(owner, OWNER_CALL(STATEMENT_statistics_months), &months))
		return false;
	for (size_t i = 0; i < months.rows; i++)
		if (!month_verify(owner, db_cell(&months, i, 0), db_cell(&months, i, 1), &differences))
			return false;
	if (differences == 0)
		printf("All daily sums agree with the rows they were made of.\n");
	else
		printf(
		    "%zu daily sums differ. A day is counted again when something of it changes; to have one "
		    "counted now:\n  SELECT statistics_count('2026-01-31', '2026-02-01')\n",
		    differences);
	return differences == 0;
}
