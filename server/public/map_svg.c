/* Drawing the map: counties, then marks with their words. As a whole it shows a mark a county, which says how
 * many are open there; near a chosen county it shows each place. Nothing on it is told by colour alone, and
 * the list beside it says all of it too. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "map.h"

enum { STATES_AT_ONCE = 3 };

#define MARGIN       40.0  /* units around the whole */
#define AROUND       0.6   /* of its size, around a county */
#define AROUND_LEAST 90.0  /* units */
#define RADIUS       0.033 /* of the map's width */
#define LETTERS      0.027

struct map_view {
	struct map_box box;
	char           state[3]; /* "": all of the network's */
};

static bool
is_shown(const struct map_view *view, const char *fips)
{
	return view->state[0] == '\0' || strncmp(view->state, fips, 2) == 0;
}

/* A network of many states shows one of them, or the map would be all borders. */
static void
choose_state(const struct page *page, const struct map_places *places, struct map_view *view)
{
	const struct names *names = page->names;
	const char         *state = "";
	size_t              states = 0;

	for (size_t i = 0; i < names->county_count; i++) {
		states += strncmp(state, names->counties[i].fips, 2) != 0;
		state = names->counties[i].fips;
	}
	view->state[0] = '\0';
	if (states <= STATES_AT_ONCE)
		return;
	state = page->near != NULL ? page->near->fips
	      : places->count > 0  ? places->items[0].county->fips
				   : state;
	memcpy(view->state, state, 2);
	view->state[2] = '\0';
}

static struct map_box
shape_box(const struct state_shape *shape)
{
	return (struct map_box){ (double)shape->left, (double)shape->top, (double)shape->right,
		(double)shape->bottom };
}

/* The counties that are drawn, state by state. */
static void
each_state(struct page *page, struct http *http, const struct map_view *view,
    void (*run)(struct page *page, const struct state_shape *shape, void *context), void *context)
{
	const struct names *names = page->names;

	for (size_t i = 0; i < names->county_count; i++) {
		const struct state_shape *shape;

		if ((i > 0 && strncmp(names->counties[i].fips, names->counties[i - 1].fips, 2) == 0)
		    || !is_shown(view, names->counties[i].fips))
			continue;
		shape = state_shape_find(http, names->counties[i].fips);
		if (shape != NULL)
			run(page, shape, context);
	}
}

static const struct county_shape *
shape_find(const struct state_shape *state, const char *fips)
{
	const struct county_shape *counties = state == NULL ? NULL : state->counties.items;

	for (size_t i = 0; counties != NULL && i < state->counties.count; i++)
		if (strcmp(counties[i].fips, fips) == 0)
			return &counties[i];
	return NULL;
}

static void
add_state(struct page *page, const struct state_shape *shape, void *box)
{
	(void)page;
	map_box_add(box, shape_box(shape));
}

/* false: there is nothing to draw it with. */
static bool
choose_box(struct page *page, struct http *http, struct map_view *view)
{
	const struct county_shape *county =
	    page->near == NULL ? NULL
			       : shape_find(state_shape_find(http, page->near->fips), page->near->fips);
	double across, down;

	view->box = (struct map_box){ INFINITY, INFINITY, -INFINITY, -INFINITY };
	if (county == NULL) {
		each_state(page, http, view, add_state, &view->box);
		across = down = MARGIN;
	} else {
		view->box = (struct map_box){ (double)county->left, (double)county->top,
			(double)county->right, (double)county->bottom };
		across = fmax((view->box.right - view->box.left) * AROUND, AROUND_LEAST);
		down = fmax((view->box.bottom - view->box.top) * AROUND, AROUND_LEAST);
	}
	view->box.left -= across;
	view->box.right += across;
	view->box.top -= down;
	view->box.bottom += down;
	return isfinite(view->box.left);
}

/* --- marks --- */

static size_t
characters(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

static void
set_label(struct page *page, struct mark *mark, const char *text)
{
	mark->label = html_text(page, text);
	mark->label_chars = characters(text);
}

static const char *
place_name(const struct map_place *place)
{
	const struct site *site = place->entry->site->facts;
	const char        *own = place->kind == ENTRY_HOUSE ? site->name : place->entry->service->facts->name;

	return own == NULL || *own == '\0' ? site->name : own;
}

static const char *
county_link(struct page *page, const struct county *county)
{
	struct page other = *page;

	other.near = county;
	return link_to(&other, "/map", page->language);
}

/* In the midst of those whose place may be told; of a county where none may, in its middle. */
static struct mark
county_mark(struct page *page, const struct map_places *places, size_t first, size_t count, size_t open)
{
	const struct map_place *items = places->items + first;
	struct mark             mark = { .number = (int64_t)open, .is_area = true };
	double                  exact = 0, x = 0, y = 0;

	for (size_t i = 0; i < count; i++) {
		if (items[i].is_area)
			continue;
		x += items[i].x;
		y += items[i].y;
		exact++;
	}
	mark.is_area = exact == 0;
	mark.at_x = exact == 0 ? items->x : x / exact;
	mark.at_y = exact == 0 ? items->y : y / exact;
	set_label(page, &mark, count == 1 ? place_name(items) : items->county->name);
	mark.href = county_link(page, items->county);
	mark.says = arena_print(page->arena, "%zu %s, %s", open, mark.label,
	    words_with(page, WORD_COUNTY_OPEN, county_html(page, items->county),
		words_with(page, WORD_OPEN_OF, arena_print(page->arena, "%zu", open),
		    arena_print(page->arena, "%zu", count))));
	return mark;
}

static struct mark
place_mark(struct page *page, const struct map_place *place)
{
	struct mark mark = { .number = place->is_open ? -1 : -2, .is_area = place->is_area };

	mark.at_x = place->x;
	mark.at_y = place->y;
	set_label(page, &mark, place_name(place));
	mark.href = place->county == page->near
		      ? arena_print(page->arena, "#p%s", place->entry->site->facts->id)
		      : county_link(page, place->county);
	mark.says = words_with(page, WORD_COUNTY_OPEN, mark.label,
	    word_text(page->language, !place->is_open              ? WORD_NOT_NOW
				      : place->kind == ENTRY_HOUSE ? WORD_TALK_NOW
								   : WORD_OPEN_NOW));
	return mark;
}

static bool
is_inside(const struct map_box *box, const struct map_place *place)
{
	return place->x > box->left && place->x < box->right && place->y > box->top && place->y < box->bottom;
}

static struct marks
marks_of(struct page *page, const struct map_view *view, const struct map_places *places)
{
	double       width = view->box.right - view->box.left;
	struct marks marks = { .radius = width * RADIUS, .letters = width * LETTERS };

	marks.items = arena_take(page->arena, places->count * sizeof *marks.items);
	for (size_t i = 0, count, open; i < places->count; i += count) {
		count = map_places_county(places, i, &open);
		if (!is_shown(view, places->items[i].county->fips))
			continue;
		if (page->near == NULL) {
			marks.items[marks.count++] = county_mark(page, places, i, count, open);
			continue;
		}
		for (size_t j = i; j < i + count; j++)
			if (is_inside(&view->box, &places->items[j]))
				marks.items[marks.count++] = place_mark(page, &places->items[j]);
	}
	return marks;
}

/* --- drawing --- */

static void
put_outline(struct page *page, const struct county_shape *county, const char *class)
{
	buffer_print(&page->html, "<path%s d=\"%s\"/>", class, county->path);
}

static void
put_state(struct page *page, const struct state_shape *shape, void *context)
{
	const struct county_shape *counties = shape->counties.items;
	const struct map_box      *box = context;

	for (size_t i = 0; i < shape->counties.count; i++)
		if ((double)counties[i].right > box->left && (double)counties[i].left < box->right
		    && (double)counties[i].bottom > box->top && (double)counties[i].top < box->bottom)
			put_outline(page, &counties[i], "");
}

/* Last, so that its border lies over its neighbours'. */
static void
put_near(struct page *page, struct http *http)
{
	const struct county_shape *county =
	    page->near == NULL ? NULL
			       : shape_find(state_shape_find(http, page->near->fips), page->near->fips);

	if (county != NULL)
		put_outline(page, county, " class=y");
}

static void
put_label(struct page *page, const struct marks *marks, const struct mark *mark)
{
	static const struct {
		const char *anchor;
		double      across, down;
	} sides[] = {
		[SIDE_RIGHT] = { "start", 1.25, 0 },
		[SIDE_LEFT] = { "end", -1.25, 0 },
		[SIDE_ABOVE] = { "middle", 0, -1.25 },
		[SIDE_BELOW] = { "middle", 0, 1.25 },
	};
	double down = mark->side == SIDE_ABOVE ? -marks->letters * .15
		    : mark->side == SIDE_BELOW ? marks->letters * .8
					       : marks->letters * .34;

	if (mark->side == SIDE_NONE)
		return;
	buffer_print(&page->html, "<text class=e text-anchor=%s font-size=%.0f x=%.0f y=%.0f>%s</text>",
	    sides[mark->side].anchor, marks->letters, mark->x + sides[mark->side].across * marks->radius,
	    mark->y + sides[mark->side].down * marks->radius + down, mark->label);
}

/* What was pushed aside keeps a line to where it belongs. */
static void
put_mark(struct page *page, const struct marks *marks, const struct mark *mark)
{
	bool is_open = mark->number > 0 || mark->number == -1;

	buffer_print(&page->html, "<a href=\"%s\" aria-label=\"%s\">", mark->href, mark->says);
	if (hypot(mark->x - mark->at_x, mark->y - mark->at_y) > marks->radius)
		buffer_print(&page->html, "<path d=\"M%.0f %.0fL%.0f %.0f\"/>", mark->at_x, mark->at_y,
		    mark->x, mark->y);
	if (mark->number < 0) /* a small mark, but no smaller for the finger */
		buffer_print(&page->html, "<circle class=t cx=%.0f cy=%.0f r=%.0f />", mark->x, mark->y,
		    marks->radius);
	buffer_print(&page->html, "<circle class=\"%s%s\" cx=%.0f cy=%.0f r=%.0f />", is_open ? "o" : "c",
	    mark->is_area ? " z" : "", mark->x, mark->y,
	    mark->number < 0 ? marks->radius * .6 : marks->radius);
	if (mark->number >= 0)
		buffer_print(&page->html,
		    "<text class=%s text-anchor=middle font-size=%.0f x=%.0f y=%.0f>%" PRId64 "</text> ",
		    is_open ? "i" : "j", marks->letters * 1.15, mark->x, mark->y + marks->letters * .4,
		    mark->number);
	put_label(page, marks, mark);
	put(page, "</a>");
}

void
map_put(struct page *page, struct http *http, const struct map_places *places)
{
	struct map_view view;
	struct marks    marks;

	choose_state(page, places, &view);
	if (!choose_box(page, http, &view))
		return;
	marks = marks_of(page, &view, places);
	marks_place(&marks, &view.box);
	buffer_print(&page->html, "<svg class=m role=group viewBox=\"%.0f %.0f %.0f %.0f\" aria-label=\"",
	    view.box.left, view.box.top, view.box.right - view.box.left, view.box.bottom - view.box.top);
	say(page, WORD_MAP);
	put(page, "\"><g class=u aria-hidden=true>");
	each_state(page, http, &view, put_state, &view.box);
	put_near(page, http);
	put(page, "</g><g>");
	for (size_t i = 0; i < marks.count; i++)
		put_mark(page, &marks, &marks.items[i]);
	put(page, "</g></svg><p class=q>");
	say(page, page->near == NULL ? WORD_MAP_KEY : WORD_MAP_KEY_NEAR);
	put(page, "</p>");
}
