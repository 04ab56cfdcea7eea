/* Writing HTML. Only put_text and html_text take what strangers wrote, and they leave nothing in it that
 * could be read as a tag or end an attribute. */
#include <inttypes.h>
#include <string.h>

#include "page.h"

void
put(struct page *page, const char *html)
{
	buffer_put_text(&page->html, html);
}

static void
put_escaped(struct buffer *into, const char *text)
{
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '&': buffer_put_text(into, "&amp;"); break;
		case '<': buffer_put_text(into, "&lt;"); break;
		case '>': buffer_put_text(into, "&gt;"); break;
		case '"': buffer_put_text(into, "&quot;"); break;
		case '\'': buffer_put_text(into, "&#39;"); break;
		default: buffer_put_char(into, *text);
		}
	}
}

void
put_text(struct page *page, const char *text)
{
	put_escaped(&page->html, text);
}

static const char *
kept(struct page *page, struct buffer *text)
{
	const char *copy = arena_text_n(page->arena, text->bytes == NULL ? "" : text->bytes, text->size);

	buffer_done(text);
	return copy;
}

const char *
html_text(struct page *page, const char *text)
{
	struct buffer escaped = { 0 };

	put_escaped(&escaped, text);
	return kept(page, &escaped);
}

static void
fill_in(struct buffer *into, const char *text, const char *first, const char *second)
{
	for (const char *at; (at = strchr(text, '{')) != NULL; text = at + 3) {
		buffer_put(into, text, (size_t)(at - text));
		buffer_put_text(into, at[1] == '0' ? first : second);
	}
	buffer_put_text(into, text);
}

void
say(struct page *page, enum word word)
{
	put(page, word_text(page->language, word));
}

void
say_with(struct page *page, enum word word, const char *first, const char *second)
{
	fill_in(&page->html, word_text(page->language, word), first, second);
}

const char *
words_with(struct page *page, enum word word, const char *first, const char *second)
{
	struct buffer text = { 0 };

	fill_in(&text, word_text(page->language, word), first, second);
	return kept(page, &text);
}

const char *
words_number(struct page *page, enum word one, enum word many, int64_t number)
{
	return number == 1 ? word_text(page->language, one)
			   : words_with(page, many, arena_print(page->arena, "%" PRId64, number), NULL);
}

void
put_phone(struct page *page, const char *number)
{
	char   digits[64];
	size_t size = 0;

	for (const char *c = number; *c != '\0' && size < sizeof digits - 1; c++)
		if ((*c >= '0' && *c <= '9') || (*c == '+' && size == 0))
			digits[size++] = *c;
	digits[size] = '\0';
	if (size == 0) {
		put_text(page, number);
		return;
	}
	put(page, "<a class=b href=tel:");
	put(page, digits);
	put(page, ">");
	put_text(page, number);
	put(page, "</a>");
}

const char *
link_to(struct page *page, const char *path, enum language language)
{
	const char *lang = page->language_asked || language != page->language
			     ? language == SPANISH ? "lang=es" : "lang=en"
			     : "";
	const char *and = *lang != '\0' ? "&amp;" : "";

	if (page->near != NULL)
		return arena_print(page->arena, "%s?county=%s%s%s", path, page->near->fips, and, lang);
	return *lang == '\0' ? path : arena_print(page->arena, "%s?%s", path, lang);
}
