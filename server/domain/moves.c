/* The moves of a referral's recipient, as the database's table `move` has them. Read once at start: which
 * actions are possible is asked for every row shown, and must cost no query. */
#include "domain/moves.h"

#include <string.h>

#include "base/check.h"

static const char *const side_slugs[] = { "house", "sender", "guest", "clock", "system" };

const struct choices side_choices = { side_slugs, 5 };

const struct field move_fields[] = {
	{ "from_state", FIELD_TEXT, 0, offsetof(struct move, from_state), .help = "The state before." },
	{ "action", FIELD_TEXT, 0, offsetof(struct move, action),
	    .help = "What is done; also the last part of the path." },
	{ "side", FIELD_CHOICE, 0, offsetof(struct move, side), .choices = &side_choices,
	    .help = "Who may do it." },
	{ "to_state", FIELD_TEXT, 0, offsetof(struct move, to_state), .help = "The state afterwards." },
	{ "meaning", FIELD_TEXT, 0, offsetof(struct move, meaning), .help = "What it means, for a person." },
	{ 0 },
};

static struct arena *kept;       /* set at start */
static struct move  *moves;      /* set at start */
static size_t        move_count; /* set at start */

void
moves_set(const struct move *rows, size_t count)
{
	struct arena *arena = arena_open();

	moves = arena_take(arena, count * sizeof *moves);
	for (size_t i = 0; i < count; i++) {
		moves[i] = (struct move){
			.from_state = arena_text(arena, rows[i].from_state),
			.action = arena_text(arena, rows[i].action),
			.side = rows[i].side,
			.to_state = arena_text(arena, rows[i].to_state),
			.meaning = arena_text(arena, rows[i].meaning),
		};
	}
	move_count = count;
	arena_close(kept);
	kept = arena;
}

struct texts
moves_possible(struct arena *arena, const char *from_state, enum side side)
{
	struct texts possible = { .items = arena_take(arena, move_count * sizeof(char *)) };

	for (size_t i = 0; i < move_count; i++)
		if (moves[i].side == (int)side && strcmp(moves[i].from_state, from_state) == 0)
			possible.items[possible.count++] = moves[i].action;
	return possible;
}
