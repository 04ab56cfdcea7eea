/* The frame of a public page: which language, near where, the head, the foot, and how it is sent. No script
 * and no style of its own: the one stylesheet is named by what the web's build left for it. */
#include "page.h"

#include <string.h>

#include "language.h"
#include "room.h"

enum problem
page_open(struct page *page, struct request *rq)
{
	const char *lang = request_query(rq, "lang");

	*page = (struct page){ .arena = request_arena(rq), .now_us = clock_wall_us() };
	page->language_asked = language_read(lang, &page->language);
	if (!page->language_asked)
		page->language = language_of(request_header(rq, "Accept-Language"));
	page->picture = picture_take();
	if (page->picture == NULL)
		return PROBLEM_UNAVAILABLE;
	page->names = names_take(rq);
	page->zone = page->names->network.zone;
	page->near = county_find(page->names, request_query(rq, "county"));
	return OK;
}

void
page_done(struct page *page)
{
	buffer_done(&page->html);
	picture_drop(page->picture);
	names_drop(page->names);
}

/* What the build wrote for every public page: the stylesheet and the icon, by their hashed names. */
static void
put_assets(struct page *page, struct request *rq)
{
	const struct blob *links = http_static_blob(request_http(rq), "public.html");

	if (links != NULL)
		buffer_put(&page->html, blob_bytes(links), blob_size(links));
}

static void
put_lantern(struct page *page)
{
	put(page, "<svg viewBox=\"0 0 24 24\" aria-hidden=true><path d=\"M12 2v2m-4 2h8l1 3H7l1-3Zm0 3-1 "
		  "10h10L16 9M7 19h10v2H7zM12 "
		  "12v4\"/></svg> ");
}

void
page_head(struct page *page, struct request *rq, enum word title, const char *path)
{
	enum language other = page->language == ENGLISH ? SPANISH : ENGLISH;
	const char   *network = html_text(page, page->names->network.name);

	put(page, "<!doctype html><html lang=");
	put(page, language_tag(page->language));
	put(page, "><head><meta charset=utf-8><meta name=viewport "
		  "content=\"width=device-width,initial-scale=1\"><title>");
	say_with(page, title, network, NULL);
	put(page, "</title><meta name=description content=\"");
	say(page, WORD_DESCRIPTION);
	put(page, "\">");
	put_assets(page, rq);
	for (int i = 0; i < LANGUAGES; i++) {
		buffer_print(&page->html, "<link rel=alternate hreflang=%s href=\"%s?lang=%s\">",
		    language_tag((enum language)i), path, language_tag((enum language)i));
	}
	put(page, "</head><body><a class=skip href=#main>");
	say(page, WORD_SKIP);
	put(page, "</a><header><a class=brand href=\"");
	put(page, link_to(page, "/", page->language));
	put(page, "\">");
	put_lantern(page);
	put(page, network);
	put(page, "</a><a class=b lang=");
	put(page, language_tag(other));
	put(page, " hreflang=");
	put(page, language_tag(other));
	put(page, " href=\"");
	put(page, link_to(page, path, other));
	put(page, "\">");
	say(page, WORD_OTHER_LANGUAGE);
	put(page, "</a></header><main id=main>");
}

static void
put_link(struct page *page, const char *path, enum word word)
{
	put(page, "<li><a href=\"");
	put(page, path);
	put(page, "\">");
	say(page, word);
	put(page, "</a>");
}

static void
page_foot(struct page *page)
{
	put(page, "</main><footer><p>");
	say_with(page, WORD_MADE_AT, now_html(page), NULL);
	put(page, " · ");
	say_with(page, WORD_TIMES_IN, zone_html(page, page->zone), NULL);
	put(page, "</p><ul>");
	put_link(page, "/mine", WORD_MINE);
	put_link(page, "/sign-in", WORD_SIGN_IN);
	put(page, "</ul></footer></body></html>");
}

/* The same address shows a signed-in person something else, and each language is another text. */
enum problem
page_send(struct page *page, struct request *rq)
{
	enum problem p;

	page_foot(page);
	p = reply_text(rq, "text/html; charset=utf-8", page->html.bytes);
	reply_header(rq, "Cache-Control", "private, no-cache");
	reply_header(rq, "Content-Language", language_tag(page->language));
	reply_header(rq, "Vary", "Accept-Encoding, Accept-Language, Authorization, Cookie");
	return p;
}
