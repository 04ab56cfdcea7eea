/* Counties: how they are called, and the choice of one. */
#include <string.h>

#include "page.h"

/* Boroughs, municipios and independent cities are called by their whole name. */
static bool
is_whole_name(const struct county *county)
{
	static const char *const endings[] = { " County", " Parish", " city", " City", " Borough" };
	size_t                   size = strlen(county->name);

	if (strcmp(county->state, "AK") == 0 || strcmp(county->state, "PR") == 0)
		return true;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t end = strlen(endings[i]);

		if (size > end && strcmp(county->name + size - end, endings[i]) == 0)
			return true;
	}
	return false;
}

const char *
county_html(struct page *page, const struct county *county)
{
	const char *name = county == NULL ? NULL : html_text(page, county->name);

	if (county == NULL)
		return NULL;
	if (!is_whole_name(county))
		name = words_with(
		    page, strcmp(county->state, "LA") == 0 ? WORD_PARISH : WORD_COUNTY, name, NULL);
	if (page->names->many_states)
		name = words_with(page, WORD_IN_STATE, name, html_text(page, county->state));
	return name;
}

static void
put_option(struct page *page, const struct county *county)
{
	buffer_print(
	    &page->html, "<option value=%s%s>", county->fips, county == page->near ? " selected" : "");
	put_text(page, county->name);
}

/* Grouped by state where there are several; both end by themselves at the next one (HTML, 13.1.2.4). */
static void
put_counties(struct page *page)
{
	const struct names *names = page->names;
	const char         *state = "";

	for (size_t i = 0; i < names->county_count; i++) {
		const struct county *county = &names->counties[i];

		if (names->many_states && strcmp(county->state, state) != 0) {
			state = county->state;
			put(page, "<optgroup label=");
			put_text(page, state);
			put(page, ">");
		}
		put_option(page, county);
	}
}

void
county_form(struct page *page)
{
	put(page, "<form><label for=county>");
	say(page, WORD_NEAR_LABEL);
	put(page, "</label> <select id=county name=county><option value=\"\">");
	say(page, WORD_NEAR_ANY);
	put_counties(page);
	put(page, "</select> ");
	if (page->language_asked)
		put(page, page->language == SPANISH ? "<input type=hidden name=lang value=es>"
						    : "<input type=hidden name=lang value=en>");
	put(page, "<button>");
	say(page, WORD_NEAR_SHOW);
	put(page, "</button></form>");
}
