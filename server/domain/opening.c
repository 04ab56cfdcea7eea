/* Open now, until when, and when next. The same few lines exist in three languages: change one and
 * tests/agreement/openings.json will say which of the others disagrees. */
#include "domain/opening.h"

#include <string.h>

#include "base/clock.h"

static const char *const state_slugs[] = {
	[OPENING_OPEN] = "open",
	[OPENING_CLOSED] = "closed",
	[OPENING_NOT_STATED] = "not_stated",
};
const struct choices opening_state_choices = { state_slugs, sizeof(state_slugs) / sizeof(*state_slugs) };

static void
skip_space(const char **at)
{
	*at += strspn(*at, " \t\r\n");
}

/* Steps over that character, with the space around it. */
static bool
take_char(const char **at, char wanted)
{
	skip_space(at);
	if (**at != wanted)
		return false;
	++*at;
	skip_space(at);
	return true;
}

static bool
take_time(const char **at, int64_t *time_us)
{
	char   text[TIME_TEXT_SIZE];
	size_t size;

	if (**at != '"')
		return false;
	size = strcspn(++*at, "\"");
	if (size >= sizeof text || (*at)[size] != '"')
		return false;
	memcpy(text, *at, size);
	text[size] = '\0';
	*at += size + 1;
	return time_read(text, time_us);
}

static bool
take_interval(const char **at, struct opening_interval *interval)
{
	return take_char(at, '[') && take_time(at, &interval->opens_at_us) && take_char(at, ',')
	    && take_time(at, &interval->closes_at_us) && take_char(at, ']');
}

bool
openings_read(struct arena *arena, const char *openings, struct opening_interval **intervals, size_t *count)
{
	struct opening_interval *items;
	const char              *at = openings != NULL ? openings : "[]";
	size_t                   most = 0, read = 0;

	for (const char *bracket = at; (bracket = strchr(bracket, '[')) != NULL; bracket++)
		most++;
	items = arena_take(arena, most * sizeof *items);
	if (!take_char(&at, '['))
		return false;
	if (*at != ']') {
		do {
			if (!take_interval(&at, &items[read]))
				return false;
			read++;
		} while (take_char(&at, ','));
	}
	if (!take_char(&at, ']') || *at != '\0')
		return false;
	*intervals = items;
	*count = read;
	return true;
}

/* The end of the run of intervals that goes on at that instant; the instant itself when none does. */
static int64_t
run_end(const struct opening_interval *intervals, size_t count, int64_t now_us)
{
	int64_t until_us = now_us;
	bool    longer;

	do {
		longer = false;
		for (size_t i = 0; i < count; i++) {
			if (intervals[i].opens_at_us <= until_us && intervals[i].closes_at_us > until_us) {
				until_us = intervals[i].closes_at_us;
				longer = true;
			}
		}
	} while (longer);
	return until_us;
}

static int64_t
next_begin(const struct opening_interval *intervals, size_t count, int64_t now_us)
{
	int64_t next_us = NO_TIME;

	for (size_t i = 0; i < count; i++)
		if (intervals[i].opens_at_us > now_us && intervals[i].closes_at_us > intervals[i].opens_at_us
		    && (next_us == NO_TIME || intervals[i].opens_at_us < next_us))
			next_us = intervals[i].opens_at_us;
	return next_us;
}

struct opening
opening_at(const struct opening_interval *intervals, size_t count, int64_t openings_until_us, int64_t now_us)
{
	struct opening opening = { OPENING_NOT_STATED, NO_TIME, NO_TIME };
	int64_t        until_us = run_end(intervals, count, now_us);

	if (until_us > now_us) {
		opening.state = OPENING_OPEN;
		/* What ends beyond the days that were computed may well go on. */
		if (openings_until_us == NO_TIME || until_us <= openings_until_us)
			opening.until_us = until_us;
		return opening;
	}
	opening.next_us = next_begin(intervals, count, now_us);
	if (opening.next_us != NO_TIME || (openings_until_us != NO_TIME && openings_until_us > now_us))
		opening.state = OPENING_CLOSED;
	return opening;
}
