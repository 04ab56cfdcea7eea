/* Ranges of hidden counts, by augmenting paths: to move one count, others must move around a cycle of pipes
 * that aren't published. A path goes with a pipe (its count grows) or against it (it shrinks, but not below
 * what a reader knows it to be at least). */
#include "pipes.h"

#define UNLIMITED (INT64_C(1) << 40)

static size_t
whole_node(size_t row)
{
	return 1 + row; /* 0 is the hub, from which all comes and to which it returns */
}

static size_t
column_node(const struct release_table *table, size_t columns, size_t row, size_t column)
{
	return 1 + table->rows + row * columns + column - 1;
}

static bool
has_rows_in_it(const struct release_table *table, size_t row)
{
	for (size_t i = row + 1; i < table->rows; i++)
		if (table->above[i] == row)
			return true;
	return false;
}

/* What makes a cell dear: to be large, to stand in a row or a column that is wanted. */
static int64_t
cost_of(const struct release_table *table, size_t row, size_t column)
{
	int64_t count = table->count[release_at(table, row, column)], cost = 8;

	for (; count > 1; count /= 2)
		cost++;
	return cost * (table->weight == NULL ? 1 : table->weight[row])
	     * (table->dear == NULL ? 1 : table->dear[column]);
}

static void
ends_make(struct pipes *pipes, struct arena *arena)
{
	size_t *next = arena_take(arena, (pipes->nodes + 1) * sizeof *next);

	pipes->first = arena_take(arena, (pipes->nodes + 2) * sizeof *pipes->first);
	pipes->ends = arena_take(arena, 2 * pipes->count * sizeof *pipes->ends);
	for (size_t i = 0; i < pipes->count; i++) {
		pipes->first[pipes->pipes[i].from + 1]++;
		pipes->first[pipes->pipes[i].to + 1]++;
	}
	for (size_t n = 0; n < pipes->nodes; n++)
		next[n + 1] = pipes->first[n + 1] += pipes->first[n];
	next[0] = 0;
	for (size_t i = 0; i < pipes->count; i++) {
		pipes->ends[next[pipes->pipes[i].from]++] = 2 * i;
		pipes->ends[next[pipes->pipes[i].to]++] = 2 * i + 1;
	}
}

static void
row_pipes(struct pipes *pipes, const struct release_table *table, size_t columns, size_t row)
{
	bool leaf = !has_rows_in_it(table, row);

	pipes->pipes[release_at(table, row, 0)].from = row == 0 ? 0 : whole_node(table->above[row]);
	pipes->pipes[release_at(table, row, 0)].to = whole_node(row);
	for (size_t c = 1; c <= columns; c++) {
		/* A table of wholes has one column all the same, of which nothing is told. */
		size_t at = table->columns == 0 ? table->rows + row : release_at(table, row, c);

		pipes->pipes[at].from = leaf ? whole_node(row) : column_node(table, columns, row, c);
		pipes->pipes[at].to = row == 0 ? 0 : column_node(table, columns, table->above[row], c);
	}
}

void
pipes_make(struct pipes *pipes, struct arena *arena, const struct release_table *table)
{
	size_t columns = table->columns == 0 ? 1 : table->columns, cells = table->rows * (table->columns + 1);

	*pipes = (struct pipes){ .nodes = 1 + table->rows + table->rows * columns,
		.count = table->rows * (columns + 1) };
	pipes->pipes = arena_take(arena, pipes->count * sizeof *pipes->pipes);
	for (size_t i = 0; i < pipes->count; i++) {
		struct pipe *pipe = &pipes->pipes[i];

		pipe->truth = pipe->flow = table->count[i < cells ? i : i - cells];
		pipe->state = i < cells ? table->state[i] : RELEASE_LATER;
		if (i < cells && pipe->state == RELEASE_OPEN) {
			pipe->state = RELEASE_SHOWN;
			if (pipe->truth > 0)
				pipe->cost =
				    cost_of(table, i / (table->columns + 1), i % (table->columns + 1));
		}
	}
	for (size_t row = 0; row < table->rows; row++)
		row_pipes(pipes, table, columns, row);
	ends_make(pipes, arena);
	pipes->queue = arena_take(arena, pipes->nodes * sizeof *pipes->queue);
	pipes->came = arena_take(arena, pipes->nodes * sizeof *pipes->came);
	pipes->spent = arena_take(arena, pipes->nodes * sizeof *pipes->spent);
	pipes->queued = arena_take(arena, pipes->nodes * sizeof *pipes->queued);
}

/* What a reader knows a count to be at least; one that may yet be hidden will be more than nothing. */
static int64_t
floor_of(const struct pipe *pipe)
{
	return pipe->state == RELEASE_UNTOLD || pipe->state == RELEASE_LATER ? 0 : 1;
}

/* How much may still be sent along this end, and what hiding the pipe for it costs. */
static int64_t
room(const struct pipe *pipe, bool against, bool may_hide, int64_t *cost)
{
	*cost = 0;
	if (pipe->state == RELEASE_SHOWN) {
		if (!may_hide || pipe->cost == 0)
			return 0;
		*cost = pipe->cost;
	}
	if (!against)
		return UNLIMITED;
	return pipe->flow - floor_of(pipe);
}

/* Looks along every end of a node; a node is looked at again when a cheaper path reaches it. */
static void
look_around(struct pipes *pipes, size_t node, size_t without, bool may_hide, size_t *tail, size_t *waiting)
{
	for (size_t i = pipes->first[node]; i < pipes->first[node + 1]; i++) {
		size_t             end = pipes->ends[i], to;
		const struct pipe *pipe = &pipes->pipes[end / 2];
		int64_t            cost;

		if (end / 2 == without || room(pipe, end % 2 == 1, may_hide, &cost) <= 0)
			continue;
		to = end % 2 == 1 ? pipe->from : pipe->to;
		if (pipes->spent[to] >= 0 && pipes->spent[to] <= pipes->spent[node] + cost)
			continue;
		pipes->spent[to] = pipes->spent[node] + cost;
		pipes->came[to] = end;
		if (!pipes->queued[to]) {
			pipes->queued[to] = true;
			pipes->queue[(*tail)++ % pipes->nodes] = to;
			(*waiting)++;
		}
	}
}

/* The cheapest path between two nodes that doesn't use one pipe. */
static bool
path_find(struct pipes *pipes, size_t from, size_t to, size_t without, bool may_hide)
{
	size_t head = 0, tail = 0, waiting = 1;

	for (size_t i = 0; i < pipes->nodes; i++) {
		pipes->spent[i] = -1;
		pipes->queued[i] = false;
	}
	pipes->spent[from] = 0;
	pipes->queue[tail++ % pipes->nodes] = from;
	while (waiting > 0) {
		size_t node = pipes->queue[head++ % pipes->nodes];

		waiting--;
		pipes->queued[node] = false;
		if (node == to && !may_hide)
			return true;
		look_around(pipes, node, without, may_hide, &tail, &waiting);
	}
	return pipes->spent[to] >= 0;
}

static size_t
step_back(const struct pipes *pipes, size_t node)
{
	size_t end = pipes->came[node];

	return end % 2 == 1 ? pipes->pipes[end / 2].to : pipes->pipes[end / 2].from;
}

/* Sends what the path takes; cells that it needs are hidden from then on. */
static int64_t
path_use(struct pipes *pipes, size_t from, size_t to, int64_t most, size_t *hidden, size_t *hidden_count)
{
	int64_t amount = most, cost;

	for (size_t node = to; node != from; node = step_back(pipes, node)) {
		size_t  end = pipes->came[node];
		int64_t here = room(&pipes->pipes[end / 2], end % 2 == 1, true, &cost);

		if (here < amount)
			amount = here;
	}
	for (size_t node = to; node != from; node = step_back(pipes, node)) {
		size_t       end = pipes->came[node];
		struct pipe *pipe = &pipes->pipes[end / 2];

		pipe->flow += end % 2 == 1 ? -amount : amount;
		if (pipe->state == RELEASE_SHOWN) {
			pipe->state = RELEASE_HIDDEN;
			hidden[(*hidden_count)++] = end / 2;
		}
	}
	return amount;
}

int64_t
pipes_push(struct pipes *pipes, size_t pipe, bool down, int64_t enough, bool may_hide, size_t *hidden,
    size_t *hidden_count)
{
	const struct pipe *moved = &pipes->pipes[pipe];
	size_t             from = down ? moved->from : moved->to, to = down ? moved->to : moved->from;
	int64_t            pushed = 0;

	if (down && moved->truth - floor_of(moved) < enough)
		enough = moved->truth - floor_of(moved);
	for (int hiding = 0; hiding <= (may_hide ? 1 : 0); hiding++)
		while (pushed < enough && path_find(pipes, from, to, pipe, hiding == 1))
			pushed += path_use(pipes, from, to, enough - pushed, hidden, hidden_count);
	for (size_t i = 0; i < pipes->count; i++)
		pipes->pipes[i].flow = pipes->pipes[i].truth;
	return pushed;
}
