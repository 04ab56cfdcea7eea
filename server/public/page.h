/* A page being written: into what, in which language, for when. Whatever strangers wrote goes through
 * put_text. */
#ifndef PORCHLIGHT_PUBLIC_PAGE_H
#define PORCHLIGHT_PUBLIC_PAGE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "http/http.h"
#include "names.h"
#include "picture.h"
#include "words.h"

struct page {
	struct buffer         html;
	struct arena         *arena;
	enum language         language;
	bool                  language_asked; /* by ?lang=, which links carry on */
	int64_t               now_us;
	const char           *zone; /* whose clock its times are told by, unless a place has another */
	const struct names   *names;
	const struct picture *picture;
	const struct county  *near; /* ?county=; NULL: none, or none of this network's */
	const char *anchor; /* of the next entry, so that a mark on the map can lead there; NULL: none */
};

/* --- page.c --- */
/* Fills all but html: PROBLEM_UNAVAILABLE before the board is ready. page_done drops what it took. */
must_use enum problem page_open(struct page *page, struct request *rq);
void                  page_done(struct page *page);
/* From <!doctype> to the beginning of <main>; path is the page's own, for the link to the other language. */
void page_head(struct page *page, struct request *rq, enum word title, const char *path);
/* The end, and the reply. */
enum problem page_send(struct page *page, struct request *rq);

/* --- crisis.c --- */
void crisis_put(struct page *page);

/* --- html.c --- */
void put(struct page *page, const char *html); /* as it is: ours */
void put_text(struct page *page, const char *text);
void say(struct page *page, enum word word);
/* With {0} and {1} filled in by HTML as it is. */
void say_with(struct page *page, enum word word, const char *first, const char *second);
/* The same as text in the arena, to be filled in elsewhere. */
const char *words_with(struct page *page, enum word word, const char *first, const char *second);
const char *words_number(struct page *page, enum word one, enum word many, int64_t number);
/* Escaped, in the arena. */
const char *html_text(struct page *page, const char *text);
/* A number to call, as a link; what is no number is only shown. */
void put_phone(struct page *page, const char *number);
/* A path with what the page was asked for: "/map" -> "/map?county=41039&amp;lang=es". */
const char *link_to(struct page *page, const char *path, enum language language);

/* --- times.c --- */
/* "5 PM", "5:30 PM", "noon": HTML, with the moment in a <time>. */
const char *clock_html(struct page *page, const char *zone, int64_t at_us);
/* "today at 5 PM", "Tuesday at noon". */
const char *moment_html(struct page *page, const char *zone, int64_t at_us);
/* "25 minutes ago (6:20 AM)". */
const char *ago_html(struct page *page, const char *zone, int64_t at_us);
/* "Sunday, November 22, at 6:49 AM". */
const char *now_html(struct page *page);
/* "Pacific time". */
const char *zone_html(struct page *page, const char *zone);

/* --- county.c --- */
/* The choice of a county, for this page's own address. */
void county_form(struct page *page);
/* "Lane County"; NULL stays NULL. */
const char *county_html(struct page *page, const struct county *county);

#endif
