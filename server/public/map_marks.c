/* Making room: marks that would cover each other are pushed apart a little at a time, and a label stands on
 * the first side of its mark on which nothing else does. The same marks always end in the same places. */
#include <math.h>

#include "map.h"

enum { ROUNDS = 80 };

/* So far apart, in radii, that a finger and an eye can tell them. */
#define APART       2.15
#define LETTER_WIDE 0.54 /* of a letter's height, in the fonts that are used */

static void
push_apart(struct mark *a, struct mark *b, double apart, size_t which)
{
	double dx = b->x - a->x, dy = b->y - a->y, distance = sqrt(dx * dx + dy * dy);

	if (distance >= apart)
		return;
	if (distance < 0.01) { /* on one spot: each goes its own way */
		dx = cos((double)which);
		dy = sin((double)which);
		distance = 1;
		a->x -= dx * apart / 4;
		a->y -= dy * apart / 4;
		b->x += dx * apart / 4;
		b->y += dy * apart / 4;
		return;
	}
	double by = (apart - distance) / 2 / distance;

	a->x -= dx * by;
	a->y -= dy * by;
	b->x += dx * by;
	b->y += dy * by;
}

static void
keep_inside(const struct marks *marks, struct mark *mark, const struct map_box *box)
{
	mark->x = fmax(box->left + marks->radius, fmin(box->right - marks->radius, mark->x));
	mark->y = fmax(box->top + marks->radius, fmin(box->bottom - marks->radius, mark->y));
}

static void
spread(struct marks *marks, const struct map_box *box)
{
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < marks->count; i++)
			for (size_t j = i + 1; j < marks->count; j++)
				push_apart(
				    &marks->items[i], &marks->items[j], marks->radius * APART, i * 7 + j);
		for (size_t i = 0; i < marks->count; i++)
			keep_inside(marks, &marks->items[i], box);
	}
}

/* --- labels --- */

static struct map_box
label_box(const struct marks *marks, const struct mark *mark, enum mark_side side)
{
	double wide = (double)mark->label_chars * marks->letters * LETTER_WIDE, high = marks->letters;
	double away = marks->radius * 1.25;
	double left = side == SIDE_RIGHT ? mark->x + away
		    : side == SIDE_LEFT  ? mark->x - away - wide
					 : mark->x - wide / 2;
	double top = side == SIDE_ABOVE ? mark->y - away - high
		   : side == SIDE_BELOW ? mark->y + away
					: mark->y - high / 2;

	return (struct map_box){ left, top, left + wide, top + high };
}

static bool
meet(const struct map_box *a, const struct map_box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static struct map_box
mark_box(const struct marks *marks, const struct mark *mark)
{
	double around = marks->radius * 1.05;

	return (struct map_box){ mark->x - around, mark->y - around, mark->x + around, mark->y + around };
}

static bool
is_free(const struct marks *marks, size_t which, const struct map_box *wanted, const struct map_box *box)
{
	if (wanted->left < box->left || wanted->right > box->right || wanted->top < box->top
	    || wanted->bottom > box->bottom)
		return false;
	for (size_t i = 0; i < marks->count; i++) {
		const struct mark *other = &marks->items[i];
		struct map_box     taken = mark_box(marks, other);

		if (i != which && meet(wanted, &taken))
			return false;
		if (i == which || other->side == SIDE_NONE)
			continue;
		taken = label_box(marks, other, other->side);
		if (meet(wanted, &taken))
			return false;
	}
	return true;
}

void
marks_place(struct marks *marks, const struct map_box *box)
{
	static const enum mark_side sides[] = { SIDE_RIGHT, SIDE_LEFT, SIDE_BELOW, SIDE_ABOVE };

	for (size_t i = 0; i < marks->count; i++) {
		marks->items[i].x = marks->items[i].at_x;
		marks->items[i].y = marks->items[i].at_y;
		marks->items[i].side = SIDE_NONE;
	}
	spread(marks, box);
	for (size_t i = 0; i < marks->count; i++) {
		for (size_t s = 0; s < sizeof sides / sizeof *sides && marks->items[i].side == SIDE_NONE;
		     s++) {
			struct map_box wanted = label_box(marks, &marks->items[i], sides[s]);

			if (is_free(marks, i, &wanted, box))
				marks->items[i].side = sides[s];
		}
	}
}
