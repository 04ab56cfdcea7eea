/* The page at /map for whoever is not signed in: the map, and beside it the same in words, county by county.
 * Near a chosen county it tells everything about each place there. */
#include <inttypes.h>
#include <string.h>

#include "map.h"
#include "room.h"

enum { NAMES_MOST = 150 /* of places, in one list; with more of them only counties are listed */ };

static const char *
open_of(struct page *page, size_t open, size_t count)
{
	return words_with(page, WORD_OPEN_OF, arena_print(page->arena, "%zu", open),
	    arena_print(page->arena, "%zu", count));
}

static void
put_line(struct page *page, const struct map_place *place)
{
	const struct site *site = place->entry->site->facts;
	const char *name = place->kind == ENTRY_HOUSE ? site->name : place->entry->service->facts->name;

	put(page, place->is_open ? "<li class=\"s o\"><b>" : "<li class=\"s c\"><b>");
	put_text(page, name == NULL || *name == '\0' ? site->name : name);
	put(page, "</b> ");
	if (!place->is_open)
		say(page, WORD_NOT_NOW);
	else
		say(page, place->kind == ENTRY_HOUSE ? WORD_TALK_NOW : WORD_OPEN_NOW);
	put(page, "</li>");
}

static void
put_counties(struct page *page, const struct map_places *places)
{
	struct page other = *page;

	for (size_t i = 0, count, open; i < places->count; i += count) {
		count = map_places_county(places, i, &open);
		other.near = places->items[i].county;
		put(page, "<h3><a href=\"");
		put(page, link_to(&other, "/map", page->language));
		put(page, "\">");
		put(page, county_html(page, other.near));
		put(page, "</a> <span class=q>");
		put(page, open_of(page, open, count));
		put(page, "</span></h3>");
		if (places->count > NAMES_MOST)
			continue;
		put(page, "<ul>");
		for (size_t j = i; j < i + count; j++)
			put_line(page, &places->items[j]);
		put(page, "</ul>");
	}
}

/* The chosen county's, each with all that is told of it. */
static void
put_places(struct page *page, const struct map_places *places)
{
	const char *before = "";

	put(page, "<ul class=l>");
	for (size_t i = 0; i < places->count; i++) {
		const struct map_place *place = &places->items[i];
		const char             *id = place->entry->site->facts->id;

		if (place->county != page->near)
			continue;
		/* A house with a drop-in of its own stands there twice, and is gone to once. */
		page->anchor = strcmp(id, before) == 0 ? NULL : id;
		before = id;
		entry_put(page, place->kind, place->entry);
	}
	page->anchor = NULL;
	put(page, "</ul>");
}

static void
count_all(const struct page *page, const struct map_places *places, size_t *open, size_t *count)
{
	*open = *count = 0;
	for (size_t i = 0; i < places->count; i++) {
		if (page->near != NULL && places->items[i].county != page->near)
			continue;
		*open += places->items[i].is_open;
		++*count;
	}
}

static void
put_beside(struct page *page, const struct map_places *places)
{
	size_t open, count;

	count_all(page, places, &open, &count);
	put(page, "<section aria-labelledby=k><h2 id=k>");
	if (page->near == NULL)
		put(page, open_of(page, open, count));
	else
		say_with(page, WORD_COUNTY_OPEN, county_html(page, page->near), open_of(page, open, count));
	put(page, "</h2>");
	if (page->near == NULL) {
		put_counties(page, places);
	} else {
		struct page all = *page;

		all.near = NULL;
		put(page, "<p><a class=b href=\"");
		put(page, link_to(&all, "/map", page->language));
		put(page, "\">");
		say(page, WORD_MAP_ALL);
		put(page, "</a></p>");
		put_places(page, places);
	}
	put(page, "</section>");
}

enum problem
public_map_page(struct request *rq)
{
	struct page       page;
	struct map_places places;
	enum problem      p = page_open(&page, rq);

	if (p)
		return p;
	page_head(&page, rq, WORD_MAP_TITLE, "/map");
	put(&page, "<h1>");
	say(&page, WORD_MAP_HEADING);
	put(&page, "</h1><p class=d>");
	say(&page, WORD_MAP_LEAD);
	put(&page, "</p>");
	places = map_places_of(&page);
	put(&page, "<div class=v><div>");
	county_form(&page);
	map_put(&page, request_http(rq), &places);
	put(&page, "</div>");
	put_beside(&page, &places);
	put(&page, "</div>");
	p = page_send(&page, rq);
	page_done(&page);
	return p;
}
