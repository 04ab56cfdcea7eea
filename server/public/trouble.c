/* The page in place of one that isn't there or could not be made. It needs neither board nor database:
 * whoever gets lost here still finds whom to call. */
#include "language.h"
#include "page.h"
#include "public/public.h"

static bool
is_lost(enum problem problem)
{
	return problem == PROBLEM_NOT_FOUND || problem == PROBLEM_METHOD_NOT_ALLOWED
	    || problem == PROBLEM_BAD_REQUEST || problem == PROBLEM_URI_TOO_LONG;
}

void
public_problem_page(struct buffer *into, struct request *rq, enum problem problem)
{
	struct page page = { .arena = request_arena(rq), .now_us = clock_wall_us() };

	page.language = language_of(request_header(rq, "Accept-Language"));
	page.names = names_kept();
	page_head(&page, rq, is_lost(problem) ? WORD_LOST_TITLE : WORD_TROUBLE_TITLE, "/");
	put(&page, "<h1>");
	say(&page, is_lost(problem) ? WORD_LOST_TITLE : WORD_TROUBLE_TITLE);
	put(&page, "</h1><p class=d>");
	say(&page, is_lost(problem) ? WORD_LOST : WORD_TROUBLE);
	put(&page, "</p><p><a class=b href=\"");
	put(&page, link_to(&page, "/", page.language));
	put(&page, "\">");
	say(&page, WORD_TO_FRONT);
	put(&page, "</a></p>");
	crisis_put(&page);
	put(&page, "</main></body></html>");
	buffer_put(into, page.html.bytes, page.html.size);
	page_done(&page);
}
