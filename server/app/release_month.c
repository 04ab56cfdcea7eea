/* What comes in are sums by the statistics' names and what was kept of earlier months; what goes out are
 * facts to keep and cells to tell, each as one JSON text, so that a month is stored by one call or not at
 * all. */
#include "release_month.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/log.h"
#include "release/release.h"
#include "wire/wire.h"

struct due {
	const char  *month;
	int64_t      year, number, threshold;
	struct texts grains;
};

static const struct field due_fields[] = {
	{ .name = "month", .kind = FIELD_DATE, .offset = offsetof(struct due, month) },
	{ .name = "year", .kind = FIELD_INT, .offset = offsetof(struct due, year) },
	{ .name = "number", .kind = FIELD_INT, .offset = offsetof(struct due, number) },
	{ .name = "threshold", .kind = FIELD_INT, .offset = offsetof(struct due, threshold) },
	{ .name = "grains", .kind = FIELD_TEXTS, .offset = offsetof(struct due, grains) },
	{ 0 },
};

struct row {
	int          span, by;
	int64_t      month;
	const char  *begin, *until, *slice, *within, *states;
	struct texts measures, parts, amounts, counts;
};

static const struct field row_fields[] = {
	{ .name = "span",
	    .kind = FIELD_CHOICE,
	    .choices = &release_span_choices,
	    .offset = offsetof(struct row, span) },
	{ .name = "month", .kind = FIELD_INT, .offset = offsetof(struct row, month) },
	{ .name = "begin", .kind = FIELD_DATE, .offset = offsetof(struct row, begin) },
	{ .name = "until", .kind = FIELD_DATE, .offset = offsetof(struct row, until) },
	{ .name = "by",
	    .kind = FIELD_CHOICE,
	    .choices = &release_by_choices,
	    .offset = offsetof(struct row, by) },
	{ .name = "slice", .kind = FIELD_TEXT, .offset = offsetof(struct row, slice) },
	{ .name = "within", .kind = FIELD_TEXT, .offset = offsetof(struct row, within) },
	{ .name = "measures", .kind = FIELD_TEXTS, .offset = offsetof(struct row, measures) },
	{ .name = "parts", .kind = FIELD_TEXTS, .offset = offsetof(struct row, parts) },
	{ .name = "amounts", .kind = FIELD_TEXTS, .offset = offsetof(struct row, amounts) },
	{ .name = "counts", .kind = FIELD_TEXTS, .offset = offsetof(struct row, counts) },
	{ .name = "states", .kind = FIELD_TEXT, .offset = offsetof(struct row, states) },
	{ 0 },
};

const struct statement_shape release_shapes[] = {
	{ STATEMENT_release_due, due_fields, false },
	{ STATEMENT_release_groups, row_fields, false },
	{ STATEMENT_release_store, NULL, true },
};
const size_t release_shape_count = sizeof release_shapes / sizeof release_shapes[0];

/* How states are kept; in the order of the enum. */
static const char letters[] = "OSHUL";

static struct release_group
group_of(const struct row *row)
{
	struct release_group group = { .span = (enum release_span)row->span,
		.month = (int)row->month,
		.begin = row->begin,
		.until = row->until,
		.by = (enum release_by)row->by,
		.slice = row->slice == NULL ? "" : row->slice,
		.within = row->within == NULL ? "" : row->within };

	for (size_t i = 0; i < row->measures.count && i < row->parts.count && i < row->amounts.count; i++)
		(void)series_add(group.count, row->measures.items[i], row->parts.items[i],
		    strtoll(row->amounts.items[i], NULL, 10));
	/* A series that was added since has no count there, and nothing was told of it. */
	for (size_t i = 0; row->states != NULL && i < SERIES_COUNT; i++) {
		const char *letter = i < strlen(row->states) ? strchr(letters, row->states[i]) : NULL;

		group.state[i] = letter == NULL ? RELEASE_UNTOLD : (enum release_state)(letter - letters);
		group.count[i] = i < row->counts.count ? strtoll(row->counts.items[i], NULL, 10) : 0;
	}
	return group;
}

static enum problem
year_read(struct db *db, struct arena *arena, const struct due *due, struct release_year *year)
{
	struct rows  rows;
	enum problem p;

	*year = (struct release_year){ .arena = arena,
		.threshold = due->threshold,
		.number = (int)due->year,
		.month = (int)due->number };
	if ((p = db_rows(db, arena, &(struct db_call)DB_CALL(STATEMENT_release_groups, due->month),
		 row_fields, sizeof(struct row), &rows)))
		return p;
	year->grain[BY_NONE] = SPAN_MONTH;
	for (size_t i = 0; i < due->grains.count && i + 1 < BY_COUNT; i++)
		year->grain[i + 1] =
		    (enum release_span)choice_find(&release_span_choices, due->grains.items[i]);
	year->count = year->capacity = rows.count;
	year->groups = arena_take(arena, rows.count * sizeof *year->groups);
	for (size_t i = 0; i < rows.count; i++)
		year->groups[i] = group_of((const struct row *)rows.items + i);
	return OK;
}

/* --- what goes out --- */

static void
head_put(struct buffer *into, const char *name, const struct release_group *group)
{
	buffer_print(into, "%s{\"%s\":\"%s\",\"begin\":\"%s\",\"until\":\"%s\",\"by\":\"%s\",\"slice\":",
	    into->size > 1 ? "," : "", name, choice_slug(&release_span_choices, (int)group->span),
	    group->begin, group->until, choice_slug(&release_by_choices, (int)group->by));
	wire_write_text(into, group->slice);
}

static void
fact_put(struct buffer *into, const struct release_group *group)
{
	head_put(into, "span", group);
	buffer_put_text(into, ",\"within\":");
	wire_write_text(into, group->within);
	buffer_put_text(into, ",\"states\":\"");
	for (size_t i = 0; i < SERIES_COUNT; i++)
		buffer_put_char(into, letters[group->state[i]]);
	buffer_put_text(into, "\",\"counts\":[");
	for (size_t i = 0; i < SERIES_COUNT; i++)
		buffer_print(into, "%s%" PRId64, i > 0 ? "," : "", group->count[i]);
	buffer_put_text(into, "]}");
}

/* Is anything of people told of the slices of this kind in this period? Where it is, a slice that isn't there
 * has none. */
static bool
table_is_told(const struct release_year *year, const struct release_group *group)
{
	for (size_t i = 0; i < year->count; i++)
		if (year->groups[i].span == group->span && year->groups[i].month == group->month
		    && year->groups[i].by == group->by && release_is_told(&year->groups[i]))
			return true;
	return group->by == BY_NONE;
}

/* Where nothing is told of people, only what is of rooms and houses. */
static void
cells_put(struct buffer *into, const struct release_year *year, const struct release_group *group)
{
	struct release_figure figures[RELEASE_FIGURES_MOST];
	size_t                count = release_figures(group, figures);
	bool                  told = table_is_told(year, group), first = true;

	head_put(into, "period", group);
	buffer_put_text(into, ",\"cells\":[");
	for (size_t i = 0; i < count; i++) {
		if (figures[i].people && !told)
			continue;
		buffer_print(
		    into, "%s[\"%s\",\"%s\",", first ? "" : ",", figures[i].measure, figures[i].part);
		if (figures[i].amount == NO_INT)
			buffer_put_text(into, "null]");
		else
			buffer_print(into, "%" PRId64 "]", figures[i].amount);
		first = false;
	}
	buffer_put_text(into, "]}");
}

static void
year_put(const struct release_year *year, struct buffer *facts, struct buffer *cells)
{
	struct release_group weeks[6];
	size_t               week_count = release_weeks(year, weeks, sizeof weeks / sizeof weeks[0]);

	buffer_put_char(facts, '[');
	buffer_put_char(cells, '[');
	for (size_t i = 0; i < year->count; i++) {
		if (year->groups[i].month != year->month)
			continue;
		fact_put(facts, &year->groups[i]);
		if (year->groups[i].span != SPAN_PIECE)
			cells_put(cells, year, &year->groups[i]);
	}
	for (size_t i = 0; i < week_count; i++)
		cells_put(cells, year, &weeks[i]);
	buffer_put_char(facts, ']');
	buffer_put_char(cells, ']');
}

static const char *
grains_text(struct arena *arena, const struct release_year *year)
{
	const char *text = "{";

	for (size_t i = 1; i < BY_COUNT; i++)
		text = arena_print(arena, "%s%s%s", text, i > 1 ? "," : "",
		    choice_slug(&release_span_choices, (int)year->grain[i]));
	return arena_print(arena, "%s}", text);
}

enum problem
release_month(struct db *db, struct arena *arena, bool *made)
{
	struct due          due;
	struct release_year year;
	struct buffer       facts = { 0 }, cells = { 0 };
	int64_t             began_ms = clock_monotonic_ms(), read_ms, decided_ms;
	enum problem        p;

	*made = false;
	p = db_row(
	    db, arena, &(struct db_call){ .statement = STATEMENT_release_due }, due_fields, &due, NULL);
	if (p == PROBLEM_NOT_FOUND)
		return OK; /* nothing is due */
	if (p || (p = year_read(db, arena, &due, &year)))
		return p;
	read_ms = clock_monotonic_ms();
	release_decide(&year);
	decided_ms = clock_monotonic_ms();
	year_put(&year, &facts, &cells);
	p = db_act(db, &(struct db_call)DB_CALL(STATEMENT_release_store, due.month,
			   arena_print(arena, "%" PRId64, due.threshold), grains_text(arena, &year),
			   facts.bytes, cells.bytes));
	buffer_done(&facts);
	buffer_done(&cells);
	*made = p == OK;
	if (p == OK)
		log_event(LOG_LEVEL_INFO, "release.made", log_text("month", due.month),
		    log_int("groups", (long long)year.count), log_int("given_up", (long long)year.given_up),
		    log_int("read_ms", read_ms - began_ms), log_int("decide_ms", decided_ms - read_ms),
		    log_int("store_ms", clock_monotonic_ms() - decided_ms));
	return p;
}
