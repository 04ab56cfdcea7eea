/* Hours as a client may send them: what is taken has openings that are read back, and a calendar whose lines
 * are as RFC 5545 wants them; what isn't is told where it is wrong. Never a crash. And any text in place of
 * openings. */
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "base/clock.h"
#include "domain/opening.h"
#include "hours/calendar.h"
#include "hours/schedule.h"
#include "wire/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const zones[] = { "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC" };

static void
openings_fuzz(struct arena *arena, const char *text)
{
	struct opening_interval *intervals;
	size_t                   count;

	if (openings_read(arena, text, &intervals, &count))
		(void)opening_at(intervals, count, NO_TIME, clock_wall_us());
}

static void
calendar_fuzz(struct arena *arena, const char *zone, const struct schedule *schedule)
{
	const struct schedule_exception *exceptions = schedule->exceptions.items;
	const struct hours_rule         *rules = schedule_rules(arena, schedule);
	const struct hours_exception    *days = schedule_exceptions(arena, schedule);
	struct calendar_rule            *told = arena_take(arena, (schedule->rules.count + 1) * sizeof *told);
	struct calendar_exception       *changed =
	    arena_take(arena, (schedule->exceptions.count + 1) * sizeof *changed);
	const char *text;

	for (size_t i = 0; i < schedule->rules.count; i++)
		told[i] = (struct calendar_rule){ arena_print(arena, "rule-%zu", i), rules[i] };
	for (size_t i = 0; i < schedule->exceptions.count; i++)
		changed[i] = (struct calendar_exception){ days[i], exceptions[i].note };
	text = calendar_text(arena, &(const struct calendar){ .zone = zone,
					.uid = "v",
					.name = "Drop-in",
					.first_year = 2026,
					.last_year = 2027,
					.rules = told,
					.rule_count = schedule->rules.count,
					.exceptions = changed,
					.exception_count = schedule->exceptions.count });
	check(text != NULL);
	for (const char *end; *text != '\0'; text = end + 2) {
		end = strstr(text, "\r\n");
		check(end != NULL && end > text && end - text <= 75);
		check(memchr(text, '\n', (size_t)(end - text)) == NULL);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena            *arena = arena_open();
	const char              *zone = zones[size % (sizeof zones / sizeof *zones)], *openings;
	struct schedule_fault    faults[SCHEDULE_FAULTS_MOST];
	struct opening_interval *intervals;
	struct schedule          schedule;
	int64_t                  until_us;
	size_t                   count;

	openings_fuzz(arena, arena_text_n(arena, (const char *)bytes, size));
	if (wire_read(arena, (const char *)bytes, size, schedule_fields, WIRE_BODY, &schedule, NULL, NULL)
		== OK
	    && (count = schedule_check(&schedule, faults)) == 0) {
		check(schedule_openings(arena, zone, &schedule, 1795320306000000, &openings, &until_us));
		check(openings_read(arena, openings, &intervals, &count));
		for (size_t i = 0; i < count; i++)
			check(intervals[i].opens_at_us < intervals[i].closes_at_us
			      && (i == 0 || intervals[i - 1].closes_at_us < intervals[i].opens_at_us));
		calendar_fuzz(arena, zone, &schedule);
	}
	arena_close(arena);
	return 0;
}
