/* What stands first on every page for anybody: whom to call when it can't wait. */
#include <string.h>

#include "page.h"

static void
put_line(struct page *page, enum word call, const char *number, const char *label)
{
	const char *digits = html_text(page, number);

	put(page, "<a class=b href=\"tel:");
	put(page, digits);
	put(page, "\">");
	say_with(page, call, label == NULL ? digits : label, NULL);
	put(page, "</a> ");
}

/* First, in few words: who is in danger must not search. */
void
crisis_put(struct page *page)
{
	const char *line = page->names->network.crisis_line;
	bool        is_988 = strcmp(line, "988") == 0;

	put(page, "<section class=x aria-labelledby=x><h2 id=x>");
	say(page, WORD_CRISIS_TITLE);
	put(page, "</h2><p>");
	say_with(page, WORD_CRISIS_DANGER, "<b>911</b>", NULL);
	put(page, " ");
	say_with(page, is_988 ? WORD_CRISIS_TALK_988 : WORD_CRISIS_TALK,
	    arena_print(page->arena, "<b>%s</b>", html_text(page, line)), NULL);
	put(page, "</p><p class=w>");
	put_line(page, WORD_CALL, line, NULL);
	if (is_988)
		put(page, "<a class=b href=sms:988>"), say(page, WORD_TEXT_988), put(page, "</a> ");
	put_line(page, WORD_CALL, "911", NULL);
	put(page, "</p></section>");
}
