/* From rules and exceptions to events. A day's occurrences that are as everybody would read them are left to
 * the recurrence rule; what an exception or a clock change makes different is told by itself. */
#include "calendar.h"
#include "base/clock.h"
#include "base/date.h"

enum { SECONDS_PER_DAY = 86400 };

static const char *const weekday_names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static void
event_begin(struct writer *writer, const char *uid)
{
	const struct calendar *calendar = writer->calendar;
	char                   stamp[LOCAL_TEXT_SIZE];

	local_print(calendar->stamp_us / MICROSECONDS_PER_SECOND, stamp);
	line_put(&writer->into, "BEGIN:VEVENT");
	line_put(&writer->into, "UID:%s", uid);
	line_put(&writer->into, "DTSTAMP:%sZ", stamp);
	line_put(&writer->into, "SEQUENCE:%lld", (long long)calendar->sequence);
}

static void
time_put(struct writer *writer, const char *name, int64_t local_s)
{
	char text[LOCAL_TEXT_SIZE];

	local_print(local_s, text);
	line_put(&writer->into, "%s;TZID=%s:%s", name, writer->calendar->zone, text);
}

static void
utc_put(struct writer *writer, const char *name, int64_t utc_s)
{
	char text[LOCAL_TEXT_SIZE];

	local_print(utc_s, text);
	line_put(&writer->into, "%s:%sZ", name, text);
}

/* By the clock on the wall, unless that would be understood in two ways. */
static void
opening_put(struct writer *writer, const struct opening *opening)
{
	if (opening->plain) {
		time_put(writer, "DTSTART", opening->opens_local_s);
		time_put(writer, "DTEND", opening->closes_local_s);
	} else {
		utc_put(writer, "DTSTART", opening->opens_s);
		utc_put(writer, "DTEND", opening->closes_s);
	}
}

/* As far as a line of a calendar cares: something, and nothing that ends the line or is not ASCII. */
static bool
is_uri(const char *text)
{
	size_t size = 0;

	while (text[size] > ' ' && text[size] < 0x7f)
		size++;
	return size > 0 && text[size] == '\0';
}

static void
event_end(struct writer *writer, const char *note)
{
	const struct calendar *calendar = writer->calendar;

	line_put_text(&writer->into, "SUMMARY", calendar->name);
	line_put_text(
	    &writer->into, "DESCRIPTION", note != NULL && note[0] != '\0' ? note : calendar->description);
	line_put_text(&writer->into, "LOCATION", calendar->location);
	if (calendar->url != NULL && is_uri(calendar->url))
		line_put(&writer->into, "URL:%s", calendar->url);
	line_put(&writer->into, "TRANSP:TRANSPARENT");
	line_put(&writer->into, "END:VEVENT");
}

/* false: the rule opens on no day that is told. */
static bool
first_opening(const struct writer *writer, const struct hours_rule *rule, int64_t *day)
{
	int64_t first = writer->first_day;

	if (rule->valid_from != 0 && day_of(rule->valid_from) > first)
		first = day_of(rule->valid_from);
	for (*day = first; *day < first + 7; ++*day)
		if (rule_opens(rule, *day))
			return true;
	return false;
}

static void
recurrence_put(struct writer *writer, const struct hours_rule *rule)
{
	struct buffer line = { 0 };
	const char   *before = "";

	buffer_put_text(&line, "RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=");
	for (int day = 0; day < 7; day++) {
		if (!(rule->weekdays >> day & 1))
			continue;
		buffer_print(&line, "%s%s", before, weekday_names[day]);
		before = ",";
	}
	/* Half a day after the last possible start, half a day before the next: readers that take one hour
	 * for another arrive at the same. */
	if (rule->valid_to != 0) {
		int64_t last_s = day_of(rule->valid_to) * SECONDS_PER_DAY + (int64_t)rule->opens_minute * 60;
		char    until[LOCAL_TEXT_SIZE];

		local_print(zone_to_utc_s(writer->zone, last_s) + SECONDS_PER_DAY / 2, until);
		buffer_print(&line, ";UNTIL=%sZ", until);
	}
	line_put(&writer->into, "%s", line.bytes);
	buffer_done(&line);
}

/* What stands in the series and is told otherwise. */
static void
changed_put(struct writer *writer, size_t rule, const struct spelled_list *changed)
{
	for (size_t i = 0; i < changed->count; i++) {
		const struct spelled *it = &changed->items[i];

		if (it->rule != rule || it->excluded)
			continue;
		event_begin(writer, writer->calendar->rules[rule].uid);
		time_put(writer, "RECURRENCE-ID", it->recurrence_local_s);
		opening_put(writer, &it->other);
		event_end(writer, it->note);
	}
}

static void
rule_put(struct writer *writer, size_t index, const struct spelled_list *changed)
{
	const struct hours_rule *rule = &writer->calendar->rules[index].hours;
	int64_t                  first, start;
	struct opening           it;

	if (!first_opening(writer, rule, &first))
		return;
	/* The length of the first is the length of all: a series that would begin on the night of a clock
	 * change begins a week before, and what that adds is taken away. */
	start = first;
	it = opening_of(writer->zone, start, rule->opens_minute, rule->closes_minute);
	if (!opening_is_plain(&it)) {
		start -= 7;
		it = opening_of(writer->zone, start, rule->opens_minute, rule->closes_minute);
	}
	event_begin(writer, writer->calendar->rules[index].uid);
	time_put(writer, "DTSTART", it.opens_local_s);
	time_put(writer, "DTEND", it.closes_local_s);
	recurrence_put(writer, rule);
	for (; start < first; start++)
		if (rule->weekdays >> (((start + 3) % 7 + 7) % 7) & 1)
			time_put(
			    writer, "EXDATE", start * SECONDS_PER_DAY + (int64_t)rule->opens_minute * 60);
	for (size_t i = 0; i < changed->count; i++)
		if (changed->items[i].rule == index && changed->items[i].excluded)
			time_put(writer, "EXDATE", changed->items[i].recurrence_local_s);
	event_end(writer, NULL);
	changed_put(writer, index, changed);
}

static void
added_put(struct writer *writer, const struct spelled_list *added)
{
	int64_t day = 0;
	int     n = 0;

	for (size_t i = 0; i < added->count; i++) {
		const struct spelled *it = &added->items[i];
		int64_t               its_day = it->other.opens_local_s / SECONDS_PER_DAY;

		n = its_day == day ? n + 1 : 1;
		day = its_day;
		event_begin(
		    writer, arena_print(writer->arena, "%s-%d-%d", writer->calendar->uid, date_of(day), n));
		opening_put(writer, &it->other);
		event_end(writer, it->note);
	}
}

const char *
calendar_text(struct arena *arena, const struct calendar *calendar)
{
	struct writer       writer = { .arena = arena, .calendar = calendar };
	struct spelled_list changed = { 0 }, added = { 0 };
	const char         *text;

	writer.zone = zone_take(calendar->zone);
	if (writer.zone == NULL)
		return NULL;
	writer.first_day = date_to_day((struct date){ calendar->first_year, 1, 1 });
	writer.last_day = date_to_day((struct date){ calendar->last_year, 12, 31 });
	line_put(&writer.into, "BEGIN:VCALENDAR");
	line_put(&writer.into, "VERSION:2.0");
	line_put(&writer.into, "PRODID:-//Porchlight//Hours//%s",
	    calendar->language != NULL ? calendar->language : "EN");
	line_put(&writer.into, "CALSCALE:GREGORIAN");
	line_put_text(&writer.into, "NAME", calendar->name);
	line_put_text(&writer.into, "X-WR-CALNAME", calendar->name);
	zone_put(&writer.into, arena, writer.zone, calendar->zone, calendar->first_year, calendar->last_year);
	spelled_find(&writer, &changed, &added);
	for (size_t i = 0; i < calendar->rule_count; i++)
		rule_put(&writer, i, &changed);
	added_put(&writer, &added);
	line_put(&writer.into, "END:VCALENDAR");
	zone_drop(writer.zone);
	text = arena_text_n(arena, writer.into.bytes, writer.into.size);
	buffer_done(&writer.into);
	return text;
}
