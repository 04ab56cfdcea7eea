/* A table of counts as a network of pipes. Every row has a node through which its whole comes down from the
 * row above; every row with others in it has, for each column, a node through which their counts go back up.
 * A count is what passes through one pipe. */
#ifndef PORCHLIGHT_RELEASE_PIPES_H
#define PORCHLIGHT_RELEASE_PIPES_H

#include "base/arena.h"
#include "release/table.h"

struct pipe {
	size_t             from, to;
	int64_t            flow;  /* moved about while a range is looked for */
	int64_t            truth; /* the count */
	int64_t            cost;  /* of hiding it; 0: it can't be hidden */
	enum release_state state;
};

struct pipes {
	size_t       nodes, count;
	struct pipe *pipes;  /* in the order of the table's cells; then those that are no cell */
	size_t      *first;  /* of each node, its ends in `ends`; one more than there are nodes */
	size_t      *ends;   /* pipe * 2, + 1 where it comes in */
	size_t      *queue;  /* nodes to look at, in a ring */
	size_t      *came;   /* of each node, the end by which the path came */
	int64_t     *spent;  /* of each node, what the path there cost; -1: not reached */
	bool        *queued; /* of each node */
};

void pipes_make(struct pipes *pipes, struct arena *arena, const struct release_table *table);
/* How much more could pass through the pipe (or less, with `down`), `enough` at most. With may_hide, shown
 * cells are hidden where that is needed, the cheapest first; how many is added to *hidden, which is where
 * they are noted, too. */
int64_t pipes_push(struct pipes *pipes, size_t pipe, bool down, int64_t enough, bool may_hide, size_t *hidden,
    size_t *hidden_count);

#endif
