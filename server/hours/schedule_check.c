/* What can't be in a week, said with its place and in words that a person understands. Rules are compared by
 * the days that both would open on, so a summer's and a winter's hours may look alike; clock changes don't
 * matter here. */
#include <stdarg.h>
#include <stdio.h>

#include "base/date.h"
#include "hours/schedule.h"

enum { DAY = 1440, LONG_AGO = -1000000, LONG_AHEAD = 10000000 };

struct finding {
	struct schedule_fault *faults;
	size_t                 count;
};

static const char *const day_names[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
	"Sunday" };

static void __attribute__((format(printf, 4, 5)))
find(struct finding *finding, const char *list, const char *member, const char *detail, ...)
{
	struct schedule_fault *fault;
	va_list                arguments;

	if (finding->count == SCHEDULE_FAULTS_MOST)
		return;
	fault = &finding->faults[finding->count++];
	snprintf(fault->pointer, sizeof fault->pointer, "%s%s", list, member);
	va_start(arguments, detail);
	vsnprintf(fault->detail, sizeof fault->detail, detail, arguments);
	va_end(arguments);
}

/* One row in numbers: its days counted from 1970, its minutes from the midnight it begins after. */
struct span {
	unsigned weekdays;
	int64_t  first, last;
	int      opens, closes;
};

static int64_t
day_of(const char *text, int64_t otherwise)
{
	struct date date;

	return text != NULL && date_read(text, &date) ? date_to_day(date) : otherwise;
}

/* false: something was wrong with its clock times. */
static bool
clocks_read(
    struct finding *finding, const char *place, const char *opens, const char *closes, struct span *span)
{
	span->opens = schedule_clock(opens);
	span->closes = schedule_clock(closes);
	if (span->opens < 0 || span->opens == DAY)
		find(finding, place, "/opens", "a clock time from 00:00 to 23:59");
	if (span->closes < 0)
		find(finding, place, "/closes", "a clock time from 00:00 to 24:00");
	if (span->opens < 0 || span->opens == DAY || span->closes < 0)
		return false;
	if (span->closes <= span->opens)
		span->closes += DAY;
	return true;
}

/* Does any of these weekdays lie in those days? */
static bool
any_day(unsigned weekdays, int64_t first, int64_t last)
{
	for (int64_t day = first; day <= last && day < first + 7; day++)
		if (weekdays >> (((day + 3) % 7 + 7) % 7) & 1) /* day 0 was a Thursday; 0 is Monday */
			return true;
	return false;
}

/* false: it can't be compared with others. */
static bool
rule_read(struct finding *finding, size_t index, const struct schedule_rule *rule, struct span *span)
{
	char place[40];
	bool right;

	snprintf(place, sizeof place, "/rules/%zu", index);
	*span = (struct span){ .first = day_of(rule->valid_from, LONG_AGO),
		.last = day_of(rule->valid_to, LONG_AHEAD) };
	for (size_t i = 0; i < rule->weekdays.count; i++) {
		int  day = choice_find(&weekday_choices, rule->weekdays.items[i]);
		char member[32];

		snprintf(member, sizeof member, "/weekdays/%zu", i);
		if (day == NO_CHOICE)
			find(finding, place, member, "one of MO, TU, WE, TH, FR, SA, SU");
		else if (span->weekdays >> day & 1)
			find(finding, place, member, "%s stands here twice", day_names[day]);
		else
			span->weekdays |= 1U << day;
	}
	right = clocks_read(finding, place, rule->opens, rule->closes, span);
	if (span->first > span->last) {
		find(finding, place, "/valid_to", "the last day lies before the first, %s", rule->valid_from);
		return false;
	}
	if (span->weekdays != 0 && !any_day(span->weekdays, span->first, span->last)) {
		find(finding, place, "/valid_to",
		    "none of its weekdays lies between its first and its last day");
		return false;
	}
	return right;
}

/* The weekdays on which `one` opens while `other`, opened so many days later, overlaps it. */
static unsigned
days_shared(const struct span *one, const struct span *other, int later)
{
	unsigned turned = 0;
	int64_t  first = one->first > other->first - later ? one->first : other->first - later;
	int64_t  last = one->last < other->last - later ? one->last : other->last - later;

	if (one->opens >= other->closes + later * DAY || other->opens + later * DAY >= one->closes)
		return 0;
	for (int day = 0; day < 7; day++)
		if (other->weekdays >> ((day + later + 7) % 7) & 1)
			turned |= 1U << day;
	turned &= one->weekdays;
	for (int day = 0; day < 7; day++)
		if ((turned >> day & 1) && !any_day(1U << day, first, last))
			turned &= ~(1U << day);
	return turned;
}

/* Told at the later of the two, at the end of it that runs into the other. */
static void
rules_compare(struct finding *finding, const struct span *spans, size_t index, size_t earlier,
    const struct schedule_rule *rules)
{
	for (int later = -1; later <= 1; later++) {
		unsigned    days = days_shared(&spans[index], &spans[earlier], later);
		const char *member =
		    spans[index].opens >= spans[earlier].opens + later * DAY ? "/opens" : "/closes";
		char place[40];
		int  day = 0;

		if (days == 0)
			continue;
		while (!(days >> day & 1))
			day++;
		snprintf(place, sizeof place, "/rules/%zu", index);
		find(finding, place, member, "on %s it overlaps the hours %s to %s%s", day_names[day],
		    rules[earlier].opens, rules[earlier].closes,
		    later == 0    ? ""
		    : later == -1 ? " that began the day before"
				  : " of the next day");
		return;
	}
}

static void
rules_check(struct finding *finding, const struct schedule *schedule)
{
	const struct schedule_rule *rules = schedule->rules.items;
	struct span                 spans[SCHEDULE_RULES_MOST];
	bool                        right[SCHEDULE_RULES_MOST];
	size_t                      count = schedule->rules.count;

	if (count > SCHEDULE_RULES_MOST) {
		find(finding, "/rules", "", "at most %d rules, got %zu", SCHEDULE_RULES_MOST, count);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		right[i] = rule_read(finding, i, &rules[i], &spans[i]);
		for (size_t k = 0; k < i && right[i]; k++)
			if (right[k])
				rules_compare(finding, spans, i, k, rules);
	}
}

/* true: they can't both be, and it was said. */
static bool
exceptions_compare(struct finding *finding, const char *place, const struct schedule_exception *one,
    const struct schedule_exception *other)
{
	struct finding unsaid = { .count = SCHEDULE_FAULTS_MOST };
	struct span    a, b;

	if (schedule_date(one->on_date) != schedule_date(other->on_date)
	    || (other->opens == NULL) != (other->closes == NULL))
		return false;
	if (one->opens == NULL && other->opens == NULL)
		find(finding, place, "/on_date", "%s is closed twice", one->on_date);
	else if (one->opens == NULL || other->opens == NULL)
		find(finding, place, "/on_date", "%s is both closed and open", one->on_date);
	else if (clocks_read(&unsaid, "", one->opens, one->closes, &a)
		 && clocks_read(&unsaid, "", other->opens, other->closes, &b) && a.opens < b.closes
		 && b.opens < a.closes)
		find(finding, place, a.opens >= b.opens ? "/opens" : "/closes",
		    "on %s it overlaps the hours %s to %s", one->on_date, other->opens, other->closes);
	else
		return false;
	return true;
}

static void
exceptions_check(struct finding *finding, const struct schedule *schedule)
{
	const struct schedule_exception *exceptions = schedule->exceptions.items;
	struct span                      span;

	if (schedule->exceptions.count > SCHEDULE_EXCEPTIONS_MOST) {
		find(finding, "/exceptions", "", "at most %d exceptions, got %zu", SCHEDULE_EXCEPTIONS_MOST,
		    schedule->exceptions.count);
		return;
	}
	for (size_t i = 0; i < schedule->exceptions.count; i++) {
		const struct schedule_exception *it = &exceptions[i];
		char                             place[40];

		snprintf(place, sizeof place, "/exceptions/%zu", i);
		if ((it->opens == NULL) != (it->closes == NULL)) {
			find(finding, place, it->opens == NULL ? "/opens" : "/closes",
			    "opens and closes go together; both null is a closed day");
			continue;
		}
		if (it->opens != NULL && !clocks_read(finding, place, it->opens, it->closes, &span))
			continue;
		for (size_t k = 0; k < i && !exceptions_compare(finding, place, it, &exceptions[k]); k++)
			;
	}
}

size_t
schedule_check(const struct schedule *schedule, struct schedule_fault faults[SCHEDULE_FAULTS_MOST])
{
	struct finding finding = { .faults = faults };

	rules_check(&finding, schedule);
	exceptions_check(&finding, schedule);
	return finding.count;
}
