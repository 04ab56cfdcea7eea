/* One family of series, in groups that lie in one another, as a table that is decided at once. */
#include <string.h>

#include "within.h"

/* How many columns a family has with its whole. */
static const struct family_member *
member(const struct family *family, size_t column)
{
	return column == 0 ? &family->whole : &family->parts[column - 1];
}

/* While something given isn't shown in a row, nothing more is said of it there: what is said of parts would
 * say something of their whole. */
static void
row_close(const struct family *family, struct release_group *row)
{
	bool open = true;

	for (size_t c = 0; c <= family->count; c++)
		if (member(family, c)->given && row->state[member(family, c)->series] != RELEASE_SHOWN)
			open = false;
	for (size_t c = 0; c <= family->count && !open; c++) {
		const struct family_member *m = member(family, c);

		if (!m->given && row->state[m->series] == RELEASE_OPEN)
			row->state[m->series] = RELEASE_UNTOLD;
	}
}

static void
open_close(const struct family *family, struct release_group **rows, size_t count,
    bool (*which)(const struct release_group *))
{
	for (size_t r = 0; r < count; r++)
		for (size_t c = 0; c <= family->count; c++)
			if (rows[r]->state[member(family, c)->series] == RELEASE_OPEN
			    && (which == NULL || which(rows[r])))
				rows[r]->state[member(family, c)->series] = RELEASE_UNTOLD;
}

static bool
is_piece(const struct release_group *row)
{
	return row->span == SPAN_PIECE;
}

static bool
table_try(struct release_year *year, const struct family *family, struct release_group **rows, size_t count,
    struct release_table *table)
{
	size_t              cells = count * (family->count + 1);
	int64_t            *counts = arena_take(year->arena, cells * sizeof *counts);
	enum release_state *states = arena_take(year->arena, cells * sizeof *states);
	int                *dear = arena_take(year->arena, (family->count + 1) * sizeof *dear);

	for (size_t c = 0; c <= family->count; c++)
		dear[c] = member(family, c)->dear;
	for (size_t i = 0; i < cells; i++) {
		enum series series = member(family, i % (family->count + 1))->series;

		counts[i] = rows[i / (family->count + 1)]->count[series];
		states[i] = rows[i / (family->count + 1)]->state[series];
	}
	table->count = counts;
	table->state = states;
	table->dear = dear;
	if (!release_adds_up(table) || !release_hide(table, year->threshold))
		return false;
	for (size_t i = 0; i < cells; i++)
		rows[i / (family->count + 1)]->state[member(family, i % (family->count + 1))->series] =
		    states[i];
	return true;
}

void
family_decide(struct release_year *year, const struct family *family, struct release_group **rows,
    size_t count, const size_t *above, const int *weight)
{
	struct release_table table = {
		.rows = count, .columns = family->count, .above = above, .weight = weight
	};

	for (size_t r = 0; r < count; r++)
		row_close(family, rows[r]);
	if (table_try(year, family, rows, count, &table))
		return;
	/* Weeks are the first to go. */
	open_close(family, rows, count, is_piece);
	if (table_try(year, family, rows, count, &table))
		return;
	open_close(family, rows, count, NULL);
	year->given_up++;
}

/* --- slices --- */

/* The family's columns in slices: its whole, the parts that are shown of all together, and one for all that
 * aren't. */
struct columns {
	size_t count;
	size_t at[FAMILY_PARTS_MOST + 1]; /* of each member */
	bool   merges;
};

static struct columns
columns_choose(const struct family *family, const struct release_group *total)
{
	struct columns columns = { 0 };

	for (size_t c = 1; c <= family->count; c++) {
		if (total->state[member(family, c)->series] == RELEASE_SHOWN)
			columns.at[c] = ++columns.count;
		else
			columns.merges = true;
	}
	for (size_t c = 1; c <= family->count; c++)
		if (columns.at[c] == 0)
			columns.at[c] = columns.count + 1;
	columns.count += columns.merges;
	return columns;
}

static bool
is_merged(const struct columns *columns, size_t member)
{
	return columns->merges && member > 0 && columns->at[member] == columns->count;
}

static void
slices_fill(const struct family *family, const struct columns *columns, struct release_group **rows,
    size_t count, int64_t *counts, enum release_state *states)
{
	for (size_t i = 0; i < count * (columns->count + 1); i++)
		states[i] = i <= columns->count ? RELEASE_SHOWN : RELEASE_UNTOLD;
	for (size_t r = 0; r < count; r++) {
		for (size_t c = 0; c <= family->count; c++) {
			size_t      at = r * (columns->count + 1) + columns->at[c];
			enum series series = member(family, c)->series;

			counts[at] += rows[r]->count[series];
			/* What is merged is open as long as any of it is. */
			if (r > 0 && (!is_merged(columns, c) || rows[r]->state[series] == RELEASE_OPEN))
				states[at] = rows[r]->state[series];
		}
	}
}

static void
slices_take(const struct family *family, const struct columns *columns, struct release_group **rows,
    size_t count, const int64_t *counts, const enum release_state *states)
{
	for (size_t r = 1; r < count; r++) {
		for (size_t c = 0; c <= family->count; c++) {
			size_t              at = r * (columns->count + 1) + columns->at[c];
			enum release_state *state = &rows[r]->state[member(family, c)->series];

			if (*state != RELEASE_OPEN)
				continue;
			*state = states[at];
			/* Of kinds taken together, a slice without any has none of each. */
			if (is_merged(columns, c) && counts[at] > 0)
				*state = RELEASE_UNTOLD;
		}
	}
}

void
family_slice(
    struct release_year *year, const struct family *family, struct release_group **rows, size_t count)
{
	struct columns       columns = columns_choose(family, rows[0]);
	size_t               cells = count * (columns.count + 1);
	int64_t             *counts = arena_take(year->arena, cells * sizeof *counts);
	enum release_state  *states = arena_take(year->arena, cells * sizeof *states);
	int                 *dear = arena_take(year->arena, (columns.count + 1) * sizeof *dear);
	struct release_table table = { .rows = count,
		.columns = columns.count,
		.above = arena_take(year->arena, count * sizeof(size_t)),
		.dear = dear,
		.count = counts,
		.state = states };
	bool                 told = rows[0]->state[family->whole.series] == RELEASE_SHOWN;

	for (size_t c = 0; c <= family->count; c++)
		dear[columns.at[c]] = member(family, c)->dear;
	for (size_t r = 1; r < count; r++)
		row_close(family, rows[r]);
	slices_fill(family, &columns, rows, count, counts, states);
	if (told && release_adds_up(&table) && release_hide(&table, year->threshold))
		slices_take(family, &columns, rows, count, counts, states);
	else
		year->given_up += told;
	open_close(family, rows + 1, count - 1, NULL);
}
