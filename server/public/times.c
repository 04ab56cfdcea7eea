/* Times in words, as the clock on the wall of a place shows them. A page stands still once it is read, so
 * nothing on it counts down; each time is in a <time> with the moment itself. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "hours/hours.h"
#include "page.h"

#define MINUTE_US (60 * MICROSECONDS_PER_SECOND)
#define DAY_US    (24 * MICROSECONDS_PER_HOUR)

/* A zone that nobody knows is told in UTC, and says so (zone_html). */
static struct hours_local
local_at(const char *zone, int64_t at_us)
{
	struct hours_local local = hours_local(zone, at_us);

	return local.year != 0 ? local : hours_local("UTC", at_us);
}

static int64_t
day_of(const struct hours_local *local)
{
	return date_to_day((struct date){ local->year, local->month, local->day });
}

/* "5 PM", "5:30 PM", "noon"; in Spanish with its article, which all sentences that use it expect. */
static const char *
clock_words(struct page *page, const struct hours_local *local)
{
	int         hour = local->hour % 12 == 0 ? 12 : local->hour % 12;
	const char *article = page->language != SPANISH ? "" : hour == 1 ? "la " : "las ";
	const char *digits;

	if (local->minute == 0 && local->hour % 12 == 0)
		return word_text(page->language, local->hour == 0 ? WORD_MIDNIGHT : WORD_NOON);
	digits = local->minute == 0 ? arena_print(page->arena, "%s%d", article, hour)
				    : arena_print(page->arena, "%s%d:%02d", article, hour, local->minute);
	return words_with(page, local->hour < 12 ? WORD_MORNING : WORD_EVENING, digits, NULL);
}

static const char *
in_time(struct page *page, int64_t at_us, const char *words)
{
	char at[TIME_TEXT_SIZE];

	time_print(at_us / MICROSECONDS_PER_SECOND * MICROSECONDS_PER_SECOND, at);
	return arena_print(page->arena, "<time datetime=%s>%s</time>", at, words);
}

const char *
clock_html(struct page *page, const char *zone, int64_t at_us)
{
	struct hours_local local = local_at(zone, at_us);

	return in_time(page, at_us, clock_words(page, &local));
}

static const char *
date_words(struct page *page, const struct hours_local *local)
{
	return words_with(page, WORD_LONG_DATE, month_text(page->language, local->month),
	    arena_print(page->arena, "%d", local->day));
}

const char *
moment_html(struct page *page, const char *zone, int64_t at_us)
{
	struct hours_local local = local_at(zone, at_us), now = local_at(zone, page->now_us);
	int64_t            days = day_of(&local) - day_of(&now);
	const char        *clock = clock_words(page, &local);
	const char        *weekday = weekday_text(page->language, local.weekday);

	if (days == 0 || days == 1)
		return in_time(
		    page, at_us, words_with(page, days == 0 ? WORD_TODAY_AT : WORD_TOMORROW_AT, clock, NULL));
	/* A week ahead its name alone would mean today. */
	if (days > 1 && days < 7)
		return in_time(page, at_us, words_with(page, WORD_DAY_AT, clock, weekday));
	return in_time(page, at_us,
	    words_with(
		page, WORD_DAY_AT, clock, words_with(page, WORD_DATE, weekday, date_words(page, &local))));
}

const char *
now_html(struct page *page)
{
	struct hours_local local = local_at(page->zone, page->now_us);
	const char        *day = words_with(
		   page, WORD_DATE, weekday_text(page->language, local.weekday), date_words(page, &local));

	return in_time(page, page->now_us, words_with(page, WORD_NOW_AT, clock_words(page, &local), day));
}

static const char *
age_words(struct page *page, int64_t age_us)
{
	if (age_us < MINUTE_US)
		return word_text(page->language, WORD_AGO_NOW);
	if (age_us < MICROSECONDS_PER_HOUR)
		return words_number(page, WORD_AGO_MINUTE, WORD_AGO_MINUTES, age_us / MINUTE_US);
	if (age_us < 2 * DAY_US)
		return words_number(page, WORD_AGO_HOUR, WORD_AGO_HOURS, age_us / MICROSECONDS_PER_HOUR);
	return words_number(page, WORD_AGO_DAY, WORD_AGO_DAYS, age_us / DAY_US);
}

const char *
ago_html(struct page *page, const char *zone, int64_t at_us)
{
	int64_t            age_us = page->now_us - at_us;
	struct hours_local local = local_at(zone, at_us);
	const char        *age = age_words(page, age_us);

	if (age_us < DAY_US)
		return in_time(page, at_us, words_with(page, WORD_AGO_AT, age, clock_words(page, &local)));
	return in_time(page, at_us, words_with(page, WORD_AGO_ON, age, date_words(page, &local)));
}

const char *
zone_html(struct page *page, const char *zone)
{
	const char *known = zone_text(page->language, zone), *place = strrchr(zone, '/');
	char       *name;

	if (known != NULL)
		return known;
	if (hours_local(zone, page->now_us).year == 0)
		return "UTC";
	name = arena_text(page->arena, place == NULL ? zone : place + 1);
	for (char *c = name; *c != '\0'; c++)
		if (*c == '_')
			*c = ' ';
	return words_with(page, WORD_ZONE_OF, html_text(page, name), NULL);
}
