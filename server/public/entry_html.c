/* One place in a list: what it is called, whether it is open, where it is, how to reach it, for whom, and how
 * old that word is. States are told in words; their marks only help the eye. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "entries.h"

static void
put_zone(struct page *page, const struct site *site)
{
	if (strcmp(site->zone, page->zone) == 0)
		return;
	put(page, " (");
	put(page, zone_html(page, site->zone));
	put(page, ")");
}

/* A round that is full when it is open: the same on paper and without colour. */
static void
put_state(struct page *page, const char *class, const char *words)
{
	put(page, "<p class=\"s ");
	put(page, class);
	put(page, "\"><b>");
	put(page, words);
	put(page, "</b>");
}

static void
put_until(struct page *page, const struct entry *entry)
{
	put(page, entry->opening.until_us == NO_TIME ? ", " : " ");
	if (entry->opening.until_us == NO_TIME) {
		say(page, WORD_ALWAYS);
		return;
	}
	say_with(page, WORD_UNTIL, clock_html(page, entry->site->facts->zone, entry->opening.until_us), NULL);
	put_zone(page, entry->site->facts);
}

static void
put_level(struct page *page, const struct entry *entry)
{
	static const enum word levels[] = {
		[LEVEL_QUIET] = WORD_QUIET,
		[LEVEL_BUSY] = WORD_BUSY,
		[LEVEL_FULL] = WORD_FULL_NOW,
	};

	if (entry->level == NO_CHOICE)
		return;
	put(page, ", ");
	say(page, levels[entry->level]);
}

static void
service_state(struct page *page, const struct entry *entry)
{
	const char *zone = entry->site->facts->zone;

	switch (entry->opening.state) {
	case OPENING_OPEN:
		put_state(page, "o", word_text(page->language, WORD_OPEN_NOW));
		put_until(page, entry);
		put_level(page, entry);
		break;
	case OPENING_CLOSED:
		if (entry->opening.next_us == NO_TIME) {
			put_state(page, "c", word_text(page->language, WORD_CLOSED_NOW));
			break;
		}
		put_state(page, "c",
		    words_with(page, WORD_OPENS, moment_html(page, zone, entry->opening.next_us), NULL));
		put_zone(page, entry->site->facts);
		break;
	case OPENING_NOT_STATED:
		put_state(page, "c", word_text(page->language, WORD_HOURS_NOT_STATED));
		break;
	}
	put(page, "</p>");
}

/* Rooms only where the house allows it, and never as surer than they are. */
static void
put_rooms(struct page *page, const struct entry *entry)
{
	if (!entry->site->facts->public_counts || entry->house > HOUSE_NO_ROOM)
		return;
	put(page, "<p class=r>");
	if (entry->rooms == 0)
		say(page, WORD_ROOM_NONE);
	else
		put(page, words_number(page, WORD_ROOM_ONE, WORD_ROOM_MANY, entry->rooms));
	if (entry->freshness != FRESHNESS_FRESH) {
		put(page, ", ");
		say(page, WORD_CALL_FIRST);
	}
	put(page, "</p>");
}

static void
house_state(struct page *page, const struct entry *entry)
{
	const char *zone = entry->site->facts->zone;

	if (entry->house == HOUSE_PAUSED) {
		put_state(page, "c", word_text(page->language, WORD_PAUSED));
	} else if (entry->opening.state == OPENING_OPEN) {
		put_state(page, "o", word_text(page->language, WORD_TALK_NOW));
		put_until(page, entry);
	} else if (entry->opening.state == OPENING_CLOSED && entry->opening.next_us != NO_TIME) {
		put_state(page, "c",
		    words_with(page, WORD_TALK_FROM, moment_html(page, zone, entry->opening.next_us), NULL));
		put_zone(page, entry->site->facts);
	} else {
		put_state(page, "c", word_text(page->language, WORD_TALK_ASK));
	}
	put(page, "</p>");
	put_rooms(page, entry);
}

/* --- where --- */

static void
add_miles(struct page *page, struct buffer *line, const struct entry *entry)
{
	const struct site *site = entry->site->facts;

	if (page->near == NULL || strcmp(site->county_fips, page->near->fips) == 0 || !isfinite(entry->miles))
		return;
	buffer_print(line, ", %s",
	    words_number(
		page, WORD_MILES_ONE, WORD_MILES_MANY, entry->miles < 1 ? 1 : llround(entry->miles)));
}

/* A confidential address is not in the picture: what is left of it is the county. */
static void
put_where(struct page *page, const struct entry *entry)
{
	const struct site *site = entry->site->facts;
	const char        *county = county_html(page, county_find(page->names, site->county_fips));
	struct buffer      line = { 0 };

	if (site->is_virtual)
		return;
	if (site->address != NULL && *site->address != '\0')
		buffer_print(&line, "%s, ", html_text(page, site->address));
	if (site->city != NULL && *site->city != '\0')
		buffer_print(&line, "%s, ", html_text(page, site->city));
	buffer_put_text(&line, county == NULL ? "" : county);
	add_miles(page, &line, entry);
	if (site->address_confidential)
		buffer_print(&line, "; %s", word_text(page->language, WORD_ADDRESS_PRIVATE));
	if (line.bytes[0] >= 'a' && line.bytes[0] <= 'z') /* "condado de ..." begins it */
		line.bytes[0] = (char)(line.bytes[0] - 'a' + 'A');
	put(page, "<p>");
	put(page, line.bytes);
	put(page, "</p>");
	buffer_done(&line);
}

/* --- how --- */

/* Only what a browser opens as a page; what stands in a link is a stranger's text. */
static bool
is_web_link(const char *link)
{
	return link != NULL && (strncmp(link, "https://", 8) == 0 || strncmp(link, "http://", 7) == 0);
}

static void
put_ways(struct page *page, const struct entry *entry)
{
	const char *phone = entry->service == NULL ? NULL : entry->service->facts->phone;

	if (phone == NULL || *phone == '\0')
		phone = entry->site->facts->phone;
	put(page, "<p class=w>");
	put_phone(page, phone);
	if (entry->service != NULL && is_web_link(entry->service->facts->link)) {
		put(page, " <a class=b rel=noreferrer href=\"");
		put_text(page, entry->service->facts->link);
		put(page, "\">");
		say(page, WORD_JOIN);
		put(page, "</a>");
	}
	put(page, "</p>");
}

/* --- for whom --- */

static void
add_fact(struct buffer *facts, const char *text)
{
	if (text != NULL)
		buffer_print(facts, "%s%s", facts->size > 0 ? " · " : "", text);
}

/* "veterans, women"; NULL for none. */
static const char *
joined(struct page *page, const struct texts *slugs, const char *(*name)(enum language, const char *))
{
	struct buffer list = { 0 };
	const char   *text;

	for (size_t i = 0; i < slugs->count; i++)
		buffer_print(
		    &list, "%s%s", i > 0 ? ", " : "", html_text(page, name(page->language, slugs->items[i])));
	text = list.size > 0 ? arena_text(page->arena, list.bytes) : NULL;
	buffer_done(&list);
	return text;
}

/* That English alone is spoken goes without saying, but not on a page in Spanish. */
static bool
tells_languages(const struct page *page, const struct texts *languages)
{
	return languages->count != 1 || page->language != ENGLISH || strcmp(languages->items[0], "en") != 0;
}

static void
put_facts(struct page *page, enum entry_kind kind, const struct site *site)
{
	struct buffer facts = { 0 };
	const char   *for_whom = joined(page, &site->populations, population_text);

	if (kind == ENTRY_HOUSE && site->minimum_age != NO_INT)
		add_fact(&facts, words_with(page, WORD_FROM_AGE,
				     arena_print(page->arena, "%" PRId64, site->minimum_age), NULL));
	if (kind == ENTRY_HOUSE && site->maximum_nights != NO_INT)
		add_fact(&facts, words_number(page, WORD_NIGHTS_ONE, WORD_NIGHTS_MANY, site->maximum_nights));
	if (for_whom != NULL)
		add_fact(&facts, words_with(page, WORD_FOR, for_whom, NULL));
	if (tells_languages(page, &site->languages))
		add_fact(&facts, joined(page, &site->languages, tongue_text));
	if (facts.size > 0) {
		put(page, "<p class=q>");
		put(page, facts.bytes);
		put(page, "</p>");
	}
	buffer_done(&facts);
}

static void
put_asks(struct page *page, const struct site *site)
{
	struct buffer list = { 0 };

	if (site->entry != ENTRY_FORM_REQUIRED || site->form_asks.count == 0)
		return;
	for (size_t i = 0; i < site->form_asks.count; i++)
		buffer_print(&list, "%s%s", i > 0 ? "; " : "", html_text(page, site->form_asks.items[i]));
	put(page, "<p class=q>");
	say_with(page, WORD_ASKS_FIRST, list.bytes, NULL);
	put(page, "</p>");
	buffer_done(&list);
}

/* The later of two words: the house's own that all is right, and the one about these hours. */
static void
put_age(struct page *page, enum entry_kind kind, const struct entry *entry)
{
	int64_t house = entry->site->facts->confirmed_at;
	int64_t hours = kind == ENTRY_HOUSE ? NO_TIME : entry->service->facts->hours_confirmed_at;
	bool    is_of_hours = hours != NO_TIME && (house == NO_TIME || hours >= house);
	int64_t at = is_of_hours ? hours : house;

	put(page, "<p class=q>");
	if (at == NO_TIME)
		say(page, WORD_NEVER_CONFIRMED);
	else
		say_with(page, is_of_hours ? WORD_HOURS_CONFIRMED : WORD_CONFIRMED,
		    ago_html(page, entry->site->facts->zone, at), NULL);
	if (at == NO_TIME || (kind == ENTRY_HOUSE && entry->freshness != FRESHNESS_FRESH)) {
		put(page, ": ");
		say(page, WORD_CALL_FIRST);
	}
	put(page, "</p>");
}

void
entry_put(struct page *page, enum entry_kind kind, const struct entry *entry)
{
	const struct site *site = entry->site->facts;
	const char        *name = kind == ENTRY_HOUSE ? site->name : entry->service->facts->name;

	if (page->anchor == NULL)
		put(page, "<li><h3>");
	else
		buffer_print(&page->html, "<li id=p%s><h3>", page->anchor);
	put_text(page, name == NULL || *name == '\0' ? site->name : name);
	put(page, "</h3>");
	if (kind == ENTRY_HOUSE)
		house_state(page, entry);
	else
		service_state(page, entry);
	put_ways(page, entry);
	if (kind != ENTRY_WARMLINE)
		put_where(page, entry);
	if (site->notice != NULL && *site->notice != '\0') {
		put(page, "<p>");
		put_text(page, site->notice);
		put(page, "</p>");
	}
	put_facts(page, kind, site);
	if (kind == ENTRY_HOUSE)
		put_asks(page, site);
	put_age(page, kind, entry);
	put(page, "</li>");
}
