/* Which cells of a table stay hidden: those that are small, and as many others as it takes. Cells that were
 * decided before are never touched; hiding more only widens every range, so a cell that was found safe stays
 * so. */
#include "base/check.h"
#include "pipes.h"

bool
release_adds_up(const struct release_table *table)
{
	for (size_t row = 0; row < table->rows; row++) {
		int64_t whole = 0;

		for (size_t c = 0; c <= table->columns; c++) {
			int64_t sum = 0;
			bool    any = false;

			if (table->count[release_at(table, row, c)] < 0)
				return false;
			whole += c == 0 ? 0 : table->count[release_at(table, row, c)];
			for (size_t in = row + 1; in < table->rows; in++) {
				if (table->above[in] == row) {
					sum += table->count[release_at(table, in, c)];
					any = true;
				}
			}
			if (any && sum != table->count[release_at(table, row, c)])
				return false;
		}
		if (table->columns > 0 && whole != table->count[release_at(table, row, 0)])
			return false;
	}
	return true;
}

int64_t
release_width(const struct release_table *table, size_t cell, int64_t enough)
{
	struct arena *arena = arena_open();
	struct pipes  pipes;
	int64_t       width = 0;

	pipes_make(&pipes, arena, table);
	if (pipes.pipes[cell].state != RELEASE_SHOWN) {
		width = pipes_push(&pipes, cell, false, enough, false, NULL, NULL);
		if (width < enough)
			width += pipes_push(&pipes, cell, true, enough - width, false, NULL, NULL);
	}
	arena_close(arena);
	return width;
}

/* Hides what it takes for one hidden cell; false: nothing does. */
static bool
cell_widen(struct pipes *pipes, size_t cell, int64_t enough, size_t *hidden, size_t *hidden_count)
{
	int64_t up = pipes_push(pipes, cell, false, enough, false, NULL, NULL);
	int64_t down = up < enough ? pipes_push(pipes, cell, true, enough - up, false, NULL, NULL) : 0;

	/* That there is nothing may be known. */
	if (up + down == 0 && pipes->pipes[cell].truth == 0)
		return true;
	if (up + down < enough)
		up = pipes_push(pipes, cell, false, enough - down, true, hidden, hidden_count);
	if (up + down < enough)
		down = pipes_push(pipes, cell, true, enough - up, true, hidden, hidden_count);
	return up + down >= enough;
}

static bool
all_widen(struct pipes *pipes, struct arena *arena, int64_t threshold)
{
	size_t *hidden = arena_take(arena, pipes->count * sizeof *hidden);
	size_t  count = 0;

	for (size_t i = 0; i < pipes->count; i++) {
		struct pipe *pipe = &pipes->pipes[i];

		if (pipe->cost > 0 && pipe->truth < threshold)
			pipe->state = RELEASE_HIDDEN;
		if (pipe->state == RELEASE_HIDDEN || pipe->state == RELEASE_UNTOLD)
			hidden[count++] = i;
	}
	for (size_t i = 0; i < count; i++)
		if (!cell_widen(pipes, hidden[i], threshold - 1, hidden, &count))
			return false;
	return true;
}

bool
release_hide(struct release_table *table, int64_t threshold)
{
	struct arena *arena = arena_open();
	struct pipes  pipes;
	bool          told;

	check(release_adds_up(table));
	pipes_make(&pipes, arena, table);
	told = all_widen(&pipes, arena, threshold);
	for (size_t i = 0; i < table->rows * (table->columns + 1); i++)
		if (table->state[i] == RELEASE_OPEN)
			table->state[i] = told ? pipes.pipes[i].state : RELEASE_UNTOLD;
	arena_close(arena);
	return told;
}
