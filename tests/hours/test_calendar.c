/* The iCalendar text, line by line. What other people's readers make of it is tested where it is served; here
 * it is that the lines are those that RFC 5545 asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "expect.h"
#include "hours/calendar.h"

#define RULES(table)      .rules = (table), .rule_count = sizeof(table) / sizeof *(table)
#define EXCEPTIONS(table) .exceptions = (table), .exception_count = sizeof(table) / sizeof *(table)
#define HEAD                                                                                                 \
	.zone = "America/New_York", .uid = "v", .name = "Drop-in", .stamp_us = 1795320306000000,             \
	.sequence = 3, .first_year = 2026, .last_year = 2027

/* Every line of wanted stands in the text, one after the other, though not always side by side. */
static void
expect_lines(const struct calendar *calendar, const char *const *wanted)
{
	struct arena *arena = arena_open();
	const char   *text = calendar_text(arena, calendar), *at = text;

	assert_non_null(text);
	for (; *wanted != NULL; wanted++) {
		const char *found = strstr(at, arena_print(arena, "\r\n%s\r\n", *wanted));

		if (found == NULL)
			fail_msg("no line %s in what follows:\n%s", *wanted, at);
		at = found + strlen(*wanted) + 2;
	}
	arena_close(arena);
}

static void
expect_no(const struct calendar *calendar, const char *unwanted)
{
	struct arena *arena = arena_open();
	const char   *text = calendar_text(arena, calendar);

	if (strstr(text, unwanted) != NULL)
		fail_msg("%s stands in:\n%s", unwanted, text);
	arena_close(arena);
}

#define LINES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
an_hour_a_week_is_one_event(void **state)
{
	const struct calendar_rule rules[] = { { "r@x",
	    { .weekdays = MO | WE, .opens_minute = 720, .closes_minute = 1200 } } };
	const struct calendar      calendar = { HEAD, RULES(rules), .language = "en",
		     .url = "https://x.example/a" };
	static const char          whole[] =
	    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Porchlight//Hours//en\r\n"
	    "CALSCALE:GREGORIAN\r\nNAME:Drop-in\r\nX-WR-CALNAME:Drop-in\r\n"
	    "BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\n"
	    "BEGIN:DAYLIGHT\r\nDTSTART:20250309T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\n"
	    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nEND:DAYLIGHT\r\n"
	    "BEGIN:STANDARD\r\nDTSTART:20251102T020000\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\n"
	    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
	    "BEGIN:VEVENT\r\nUID:r@x\r\nDTSTAMP:20261122T040506Z\r\nSEQUENCE:3\r\n"
	    "DTSTART;TZID=America/New_York:20260105T120000\r\n"
	    "DTEND;TZID=America/New_York:20260105T200000\r\n"
	    "RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=MO,WE\r\nSUMMARY:Drop-in\r\n"
	    "URL:https://x.example/a\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
	struct arena *arena = arena_open();

	(void)state;
	assert_string_equal(calendar_text(arena, &calendar), whole);
	assert_string_equal(calendar_text(arena, &calendar), calendar_text(arena, &calendar));
	assert_null(calendar_text(arena, &(const struct calendar){ .zone = "Mars/Olympus" }));
	arena_close(arena);
}

static void
past_midnight_and_until_a_last_day(void **state)
{
	const struct calendar_rule rules[] = { { "r", { .weekdays = FR | SA,
							  .opens_minute = 1200,
							  .closes_minute = 120,
							  .valid_from = 20260610,
							  .valid_to = 20260620 } } };

	(void)state;
	/* UNTIL is half a day after Saturday 20:00 in summer. */
	expect_lines(&(const struct calendar){ HEAD, RULES(rules) },
	    LINES("DTSTART;TZID=America/New_York:20260612T200000",
		"DTEND;TZID=America/New_York:20260613T020000",
		"RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=FR,SA;UNTIL=20260621T120000Z"));
}

static void
exceptions_exclude_override_and_add(void **state)
{
	const struct calendar_rule rules[] = {
		{ "a", { .weekdays = DAILY, .opens_minute = 540, .closes_minute = 720 } },
		{ "b", { .weekdays = DAILY, .opens_minute = 900, .closes_minute = 1080 } }
	};
	const struct calendar_exception exceptions[] = { { { .on_date = 20261126, .closed = true },
							     "Holiday" },
		{ { .on_date = 20261127, .opens_minute = 600, .closes_minute = 660 }, "Late" },
		{ { .on_date = 20261128, .opens_minute = 60, .closes_minute = 120 }, "" },
		{ { .on_date = 20261128, .opens_minute = 540, .closes_minute = 600 }, "" },
		{ { .on_date = 20261128, .opens_minute = 1320, .closes_minute = 60 }, "Party" },
		{ { .on_date = 20251128, .opens_minute = 1320, .closes_minute = 60 }, "Long ago" } };
	const struct calendar           calendar = { HEAD, RULES(rules), EXCEPTIONS(exceptions) };

	(void)state;
	expect_lines(&calendar, LINES("UID:a", "EXDATE;TZID=America/New_York:20261126T090000", "UID:a",
				    "RECURRENCE-ID;TZID=America/New_York:20261127T090000",
				    "DTSTART;TZID=America/New_York:20261127T100000",
				    "DTEND;TZID=America/New_York:20261127T110000", "DESCRIPTION:Late",
				    "RECURRENCE-ID;TZID=America/New_York:20261128T090000",
				    "DTSTART;TZID=America/New_York:20261128T010000", "UID:b",
				    "EXDATE;TZID=America/New_York:20261126T150000",
				    "EXDATE;TZID=America/New_York:20261127T150000", "UID:b",
				    "RECURRENCE-ID;TZID=America/New_York:20261128T150000",
				    "DTSTART;TZID=America/New_York:20261128T090000", "UID:v-20261128-1",
				    "DTSTART;TZID=America/New_York:20261128T220000",
				    "DTEND;TZID=America/New_York:20261129T010000", "DESCRIPTION:Party"));
	expect_no(&calendar, "Long ago");
	expect_no(&calendar, "METHOD");
}

static void
nights_on_which_clocks_change_are_spelled_out(void **state)
{
	const struct calendar_rule night[] = { { "n",
	    { .weekdays = SA, .opens_minute = 1320, .closes_minute = 360 } } };
	/* 02:30 doesn't exist on 8 March 2026, and 01:30 comes twice on 1 November. */
	const struct calendar_rule odd[] = { { "o",
	    { .weekdays = SU, .opens_minute = 150, .closes_minute = 360 } } };
	const struct calendar_rule twice[] = { { "t",
	    { .weekdays = SU, .opens_minute = 90, .closes_minute = 360 } } };
	const struct calendar_rule gone[] = { { "g",
	    { .weekdays = SU, .opens_minute = 150, .closes_minute = 195 } } };

	(void)state;
	expect_lines(&(const struct calendar){ HEAD, RULES(night) },
	    LINES("RECURRENCE-ID;TZID=America/New_York:20260307T220000",
		"DTSTART;TZID=America/New_York:20260307T220000",
		"DTEND;TZID=America/New_York:20260308T060000",
		"RECURRENCE-ID;TZID=America/New_York:20261031T220000",
		"RECURRENCE-ID;TZID=America/New_York:20270313T220000"));
	expect_lines(&(const struct calendar){ HEAD, RULES(odd) },
	    LINES("EXDATE;TZID=America/New_York:20260308T023000", "UID:v-20260308-1",
		"DTSTART:20260308T073000Z", "DTEND:20260308T100000Z"));
	expect_lines(&(const struct calendar){ HEAD, RULES(twice) },
	    LINES("EXDATE;TZID=America/New_York:20261101T013000", "UID:v-20261101-1",
		"DTSTART:20261101T053000Z", "DTEND:20261101T110000Z"));
	expect_lines(&(const struct calendar){ HEAD, RULES(gone) },
	    LINES("EXDATE;TZID=America/New_York:20260308T023000"));
	expect_no(&(const struct calendar){ HEAD, RULES(gone) }, "v-20260308");
}

static void
a_series_that_would_begin_on_such_a_night_begins_a_week_before(void **state)
{
	const struct calendar_rule rules[] = { { "r",
	    { .weekdays = SA | MO, .opens_minute = 1320, .closes_minute = 360, .valid_from = 20260307 } } };

	(void)state;
	expect_lines(&(const struct calendar){ HEAD, RULES(rules) },
	    LINES("DTSTART;TZID=America/New_York:20260228T220000",
		"DTEND;TZID=America/New_York:20260301T060000", "EXDATE;TZID=America/New_York:20260228T220000",
		"EXDATE;TZID=America/New_York:20260302T220000",
		"RECURRENCE-ID;TZID=America/New_York:20260307T220000"));
}

static void
zones_tell_their_own_rules(void **state)
{
	struct calendar calendar = { HEAD };

	(void)state;
	calendar.zone = "America/Phoenix";
	expect_lines(&calendar,
	    LINES("BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:-0700", "TZOFFSETTO:-0700"));
	expect_no(&calendar, "DAYLIGHT");
	calendar.zone = "Australia/Lord_Howe";
	expect_lines(&calendar,
	    LINES("TZOFFSETFROM:+1100", "TZOFFSETTO:+1030", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU"));
	calendar.zone = "Europe/London";
	expect_lines(&calendar,
	    LINES("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"));
	/* Follows the moon: each change by itself. */
	calendar.zone = "Africa/Casablanca";
	expect_no(&calendar, "FREQ=YEARLY");
}

static void
lines_are_folded_between_characters_and_texts_escaped(void **state)
{
	const struct calendar_rule rules[] = { { "r",
	    { .weekdays = MO, .opens_minute = 720, .closes_minute = 1200 } } };
	const struct calendar      calendar = { HEAD, RULES(rules),
		     .description = "Té, café; y más \\ té\r\nen la cocina, "
					 "ñññññññññññññññññññññññññññññññññññññññññññññññññññññññññññññññññññ\x01\x7f",
		     .location = "", .url = "https://x.example/a\r\nBEGIN:VEVENT" };
	struct arena              *arena = arena_open();
	const char                *text = calendar_text(arena, &calendar);

	(void)state;
	assert_non_null(strstr(text, "DESCRIPTION:Té\\, café\\; y más \\\\ té\\nen la cocina\\, ñ"));
	assert_null(strstr(text, "URL"));
	assert_null(strstr(text, "LOCATION"));
	for (const char *line = text, *end; (end = strstr(line, "\r\n")) != NULL; line = end + 2) {
		assert_true(end - line <= 75);
		assert_true(((unsigned char)line[0] & 0xc0) != 0x80 && line[0] != '\0');
		assert_true(line[0] != ' ' || ((unsigned char)line[1] & 0xc0) != 0x80);
	}
	arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_hour_a_week_is_one_event),
		cmocka_unit_test(past_midnight_and_until_a_last_day),
		cmocka_unit_test(exceptions_exclude_override_and_add),
		cmocka_unit_test(nights_on_which_clocks_change_are_spelled_out),
		cmocka_unit_test(a_series_that_would_begin_on_such_a_night_begins_a_week_before),
		cmocka_unit_test(zones_tell_their_own_rules),
		cmocka_unit_test(lines_are_folded_between_characters_and_texts_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
