/* The page at / for whoever is not signed in: whom to call, where to go, what a peer respite is. It fits on
 * one sheet of paper and in ten kilobytes; the map has the rest. */
#include <inttypes.h>
#include <string.h>

#include "entries.h"
#include "room.h"

/* So many of each: more near a chosen county, where they are what was asked for. */
static const size_t shown_most[ENTRY_KINDS] = {
	[ENTRY_WARMLINE] = 4, [ENTRY_DROP_IN] = 4, [ENTRY_HOUSE] = 6
};

/* How many there are beside those that are shown, and where to find them. */
static void
put_rest(struct page *page, const struct entries *entries, size_t shown)
{
	int64_t rest = (int64_t)(entries->count - shown);

	if (rest == 0)
		return;
	put(page, "<p>");
	if (page->near == NULL)
		say_with(page, WORD_MORE_CHOOSE, arena_print(page->arena, "%" PRId64, rest), NULL);
	else
		put(page, words_number(page, WORD_MORE_ONE, WORD_MORE_MANY, rest));
	put(page, "</p>");
}

static void
put_list(struct page *page, enum entry_kind kind, const char *id, enum word title, enum word lead)
{
	struct entries entries = entries_of(page, kind);
	size_t         shown = entries.count < shown_most[kind] ? entries.count : shown_most[kind];

	buffer_print(&page->html, "<section class=%s aria-labelledby=%s><h2 id=%s>", id, id, id);
	say(page, title);
	put(page, "</h2><p>");
	say(page, lead);
	put(page, "</p>");
	if (entries.count == 0) {
		put(page, "<p>");
		say(page, WORD_NONE_LISTED);
		put(page, "</p>");
	} else {
		put(page, "<ul class=l>");
		for (size_t i = 0; i < shown; i++)
			entry_put(page, kind, &entries.items[i]);
		put(page, "</ul>");
		put_rest(page, &entries, shown);
	}
	put(page, "</section>");
}

static void
put_about(struct page *page)
{
	put(page, "<section class=a aria-labelledby=a><h2 id=a>");
	say(page, WORD_ABOUT);
	put(page, "</h2><p>");
	say(page, WORD_ABOUT_TEXT);
	put(page, "</p><h3>");
	say(page, WORD_ASK);
	put(page, "</h3><ol><li>");
	say(page, WORD_ASK_1);
	put(page, "<li>");
	say(page, WORD_ASK_2);
	put(page, "<li>");
	say(page, WORD_ASK_3);
	put(page, "</ol></section>");
}

enum problem
public_front_page(struct request *rq)
{
	struct page  page;
	enum problem p = page_open(&page, rq);

	if (p)
		return p;
	page_head(&page, rq, WORD_TITLE, "/");
	put(&page, "<h1>");
	say(&page, WORD_HEADING);
	put(&page, "</h1><p class=d>");
	say(&page, WORD_LEAD);
	put(&page, "</p>");
	crisis_put(&page);
	county_form(&page);
	put(&page, "<p><a class=b href=\"");
	put(&page, link_to(&page, "/map", page.language));
	put(&page, "\">");
	say(&page, WORD_SEE_MAP);
	put(&page, "</a></p>");
	if (page.near != NULL) {
		put(&page, "<p class=n><b>");
		say_with(&page, WORD_NEAR_TITLE, county_html(&page, page.near), NULL);
		put(&page, "</b></p>");
	}
	if (board_is_stale(public_board())) {
		put(&page, "<p class=n role=status>");
		say(&page, WORD_MAY_BE_OLD);
		put(&page, "</p>");
	}
	put(&page, "<div class=g>");
	put_list(&page, ENTRY_WARMLINE, "k1", WORD_WARMLINES, WORD_WARMLINES_LEAD);
	put_list(&page, ENTRY_DROP_IN, "k2", WORD_DROP_INS, WORD_DROP_INS_LEAD);
	put_list(&page, ENTRY_HOUSE, "k3", WORD_HOUSES, WORD_HOUSES_LEAD);
	put_about(&page);
	put(&page, "</div>");
	p = page_send(&page, rq);
	page_done(&page);
	return p;
}
