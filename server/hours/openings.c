/* What is stored with a service: its open intervals as text, far enough ahead that nobody asks again for a
 * day, and a day back, since what began yesterday evening may still run. */
#include "base/buffer.h"
#include "base/clock.h"
#include "hours/hours.h"

/* An exception that is over for so long tells nobody what the hours are now. */
enum { DAYS_REMEMBERED = 3 };

const char *
hours_intervals_text(struct arena *arena, const struct hours_interval *intervals, size_t count)
{
	struct buffer text = { 0 };
	const char   *kept;

	buffer_put_char(&text, '[');
	for (size_t i = 0; i < count; i++) {
		char opens[TIME_TEXT_SIZE], closes[TIME_TEXT_SIZE];

		time_print(intervals[i].opens_at_us, opens);
		time_print(intervals[i].closes_at_us, closes);
		buffer_print(&text, "%s[\"%s\",\"%s\"]", i == 0 ? "" : ",", opens, closes);
	}
	buffer_put_char(&text, ']');
	kept = arena_text_n(arena, text.bytes, text.size);
	buffer_done(&text);
	return kept;
}

bool
hours_openings(struct arena *arena, const char *zone, const struct hours_rule *rules, size_t rule_count,
    const struct hours_exception *exceptions, size_t exception_count, int64_t now_us, const char **openings,
    int64_t *openings_until_us)
{
	const int64_t          day_us = 24 * MICROSECONDS_PER_HOUR;
	struct hours_interval *intervals;
	size_t                 count;
	int                    today;

	if (!hours_intervals(arena, zone, rules, rule_count, exceptions, exception_count, now_us - day_us,
		now_us + HOURS_DAYS_AHEAD * day_us, &intervals, &count))
		return false;
	today = hours_local_date(zone, now_us - DAYS_REMEMBERED * day_us);
	for (size_t i = 0; i < exception_count && rule_count == 0; i++)
		rule_count += exceptions[i].on_date > today;
	*openings = hours_intervals_text(arena, intervals, count);
	*openings_until_us = rule_count > 0 ? now_us + HOURS_DAYS_AHEAD * day_us : NO_TIME;
	return true;
}
