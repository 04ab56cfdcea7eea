/* Hours as rows of HSDS, on days worked out by hand: both changes of the clocks, hours that span them, 24
 * hours, past midnight over an exception, odd offsets, a zone without changes, a leap day, and validity that
 * ends in mid-week. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "directory/entry.h"
#include "domain/service.h"

/* "MO,TU 12:00-05:00 20:00-05:00 2026-11-01 2027-03-13" a row, a line each; a limit that is not there is a
 * hyphen. */
static const char *
rows_of(struct arena *arena, const char *zone, const char *now, const char *hours)
{
	struct hsds_source     source = { .arena = arena, .base = "https://beds.example.org" };
	struct directory_entry entry;
	struct rows            rows;
	struct buffer          text = { 0 };
	const char            *kept;

	field_clear(directory_entry_fields, &entry);
	entry.id = "01900000-0000-7000-8000-600000000001";
	entry.kind = SERVICE_DROP_IN;
	entry.zone = zone;
	entry.hours = hours;
	assert_true(time_read(now, &source.now_us));
	hsds_schedules_make(&source, &entry, &rows);
	for (size_t i = 0; i < rows.count; i++) {
		const struct hsds_schedule *row = &((const struct hsds_schedule *)rows.items)[i];

		assert_string_equal(row->schedule_link,
		    "https://beds.example.org/services/01900000-0000-7000-8000-600000000001/hours.ics");
		buffer_print(&text, "%s %s %s %s %s\n", row->byday, row->opens_at, row->closes_at,
		    row->valid_from != NULL ? row->valid_from : "-",
		    row->valid_to != NULL ? row->valid_to : "-");
	}
	kept = arena_text_n(arena, text.size > 0 ? text.bytes : "", text.size);
	buffer_done(&text);
	return kept;
}

static void
expect(const char *zone, const char *now, const char *hours, const char *rows)
{
	struct arena *arena = arena_open();

	assert_string_equal(rows_of(arena, zone, now, hours), rows);
	arena_close(arena);
}

#define RULES(rules)            "{\"rules\":[" rules "],\"exceptions\":[]}"
#define BOTH(rules, exceptions) "{\"rules\":[" rules "],\"exceptions\":[" exceptions "]}"
#define RULE(days, opens, closes)                                                                            \
	"{\"weekdays\":" days ",\"opens_minute\":" opens ",\"closes_minute\":" closes                        \
	",\"valid_from\":0,\"valid_to\":0}"
#define BETWEEN(days, opens, closes, from, to)                                                               \
	"{\"weekdays\":" days ",\"opens_minute\":" opens ",\"closes_minute\":" closes                        \
	",\"valid_from\":" from ",\"valid_to\":" to "}"
#define CLOSED(day)                                                                                          \
	"{\"on_date\":" day ",\"closed\":true,\"opens_minute\":0,\"closes_minute\":0,\"note\":\"\"}"
#define CHANGED(day, opens, closes)                                                                          \
	"{\"on_date\":" day ",\"closed\":false,\"opens_minute\":" opens ",\"closes_minute\":" closes         \
	",\"note\":\"\"}"

#define NEW_YORK "America/New_York"
#define NOVEMBER "2026-11-22T17:00:00Z"

static void
a_row_ends_where_the_clocks_change(void **state)
{
	(void)state;
	expect(NEW_YORK, NOVEMBER, RULES(RULE("3", "720", "1200")),
	    "MO,TU 12:00-05:00 20:00-05:00 2026-11-01 2027-03-13\n"
	    "MO,TU 12:00-04:00 20:00-04:00 2027-03-14 2027-11-06\n");
}

static void
hours_that_span_a_change_are_a_row_of_their_own(void **state)
{
	(void)state;
	/* Saturday 22:00 to Sunday 08:00: the night of 14 March begins in winter and ends in summer. */
	expect(NEW_YORK, "2027-03-01T17:00:00Z", RULES(RULE("32", "1320", "480")),
	    "SA 22:00-05:00 00:00-05:00 2026-11-01 2027-03-13\n"
	    "SA 22:00-04:00 00:00-04:00 2027-03-14 2027-11-06\n"
	    "SA 22:00-05:00 00:00-05:00 2027-11-07 2028-03-11\n"
	    "SU 00:00-05:00 08:00-05:00 2026-11-02 2027-03-13\n"
	    "SU 00:00-05:00 08:00-04:00 2027-03-14 2027-03-14\n"
	    "SU 00:00-04:00 08:00-04:00 2027-03-15 2027-11-06\n"
	    "SU 00:00-04:00 08:00-05:00 2027-11-07 2027-11-07\n"
	    "SU 00:00-05:00 08:00-05:00 2027-11-08 2028-03-11\n"
	    "SU 00:00-05:00 08:00-04:00 2028-03-12 2028-03-12\n");
}

static void
a_whole_day_is_from_midnight_to_midnight(void **state)
{
	(void)state;
	expect("America/Phoenix", NOVEMBER, RULES(RULE("127", "0", "0")),
	    "MO,TU,WE,TH,FR,SA,SU 00:00-07:00 00:00-07:00 - -\n");
	/* In a zone with changes, those two days have an hour less and an hour more. */
	expect(NEW_YORK, "2027-01-10T17:00:00Z", RULES(BETWEEN("64", "0", "0", "20270301", "20270321")),
	    "SU 00:00-05:00 00:00-05:00 2027-03-01 2027-03-13\n"
	    "SU 00:00-05:00 00:00-04:00 2027-03-14 2027-03-14\n"
	    "SU 00:00-04:00 00:00-04:00 2027-03-15 2027-03-21\n");
}

static void
past_midnight_is_two_rows_and_a_closed_day_takes_its_own_evening_only(void **state)
{
	(void)state;
	/* Closed on Thursday the 26th: Wednesday's night still runs into it, its own evening and night don't
	 * happen. */
	expect("America/Phoenix", NOVEMBER, BOTH(RULE("12", "1380", "120"), CLOSED("20261126")),
	    "WE,TH 23:00-07:00 00:00-07:00 - 2026-11-25\n"
	    "WE,TH 23:00-07:00 00:00-07:00 2026-11-27 -\n"
	    "TH,FR 00:00-07:00 02:00-07:00 - 2026-11-26\n"
	    "TH,FR 00:00-07:00 02:00-07:00 2026-11-28 -\n");
}

static void
a_changed_day_is_a_row_of_its_own(void **state)
{
	(void)state;
	expect("America/Phoenix", NOVEMBER,
	    BOTH(RULE("16", "540", "1020"), CHANGED("20261127", "600", "840")),
	    "FR 09:00-07:00 17:00-07:00 - 2026-11-26\n"
	    "FR 09:00-07:00 17:00-07:00 2026-11-28 -\n"
	    "FR 10:00-07:00 14:00-07:00 2026-11-27 2026-11-27\n");
	/* On the day of the change, and past its midnight. */
	expect(NEW_YORK, "2027-03-10T17:00:00Z",
	    BOTH(RULE("1", "540", "600"), CHANGED("20270313", "1380", "240")),
	    "MO 09:00-05:00 10:00-05:00 2026-11-01 2027-03-13\n"
	    "MO 09:00-04:00 10:00-04:00 2027-03-14 2027-11-06\n"
	    "MO 09:00-05:00 10:00-05:00 2027-11-07 2028-03-11\n"
	    "SA 23:00-05:00 00:00-05:00 2027-03-13 2027-03-13\n"
	    "SU 00:00-05:00 04:00-04:00 2027-03-14 2027-03-14\n");
}

static void
zones_of_all_kinds_have_their_own_offsets(void **state)
{
	(void)state;
	expect(
	    "Asia/Kathmandu", NOVEMBER, RULES(RULE("1", "720", "1200")), "MO 12:00+05:45 20:00+05:45 - -\n");
	expect("UTC", NOVEMBER, RULES(RULE("1", "720", "1200")), "MO 12:00Z 20:00Z - -\n");
	/* Half an hour's change. */
	expect("Australia/Lord_Howe", "2027-01-10T17:00:00Z",
	    RULES(BETWEEN("4", "720", "1200", "20270329", "20270414")),
	    "WE 12:00+11:00 20:00+11:00 2027-03-29 2027-04-03\n"
	    "WE 12:00+10:30 20:00+10:30 2027-04-04 2027-04-14\n");
	/* A zone that nobody knows has no hours rather than wrong ones. */
	expect("America/Nowhere", NOVEMBER, RULES(RULE("1", "720", "1200")), "");
}

static void
validity_and_leap_days_are_kept(void **state)
{
	(void)state;
	/* It ends on a Wednesday. */
	expect("America/Phoenix", NOVEMBER, RULES(BETWEEN("127", "540", "600", "0", "20261202")),
	    "MO,TU,WE,TH,FR,SA,SU 09:00-07:00 10:00-07:00 - 2026-12-02\n");
	expect("America/Phoenix", "2028-02-20T17:00:00Z",
	    RULES(BETWEEN("2", "1380", "60", "20280229", "20280229")),
	    "TU 23:00-07:00 00:00-07:00 2028-02-29 2028-02-29\n"
	    "WE 00:00-07:00 01:00-07:00 2028-03-01 2028-03-01\n");
	/* What is over is not told. */
	expect("America/Phoenix", NOVEMBER, RULES(BETWEEN("127", "540", "600", "0", "20261101")), "");
}

static void
hours_in_the_gap_of_a_change_don_t_exist(void **state)
{
	(void)state;
	/* 02:15 to 02:45 on 14 March counts by the offset before, as everywhere here. */
	expect(NEW_YORK, "2027-03-10T17:00:00Z", RULES(BETWEEN("64", "135", "165", "20270307", "20270321")),
	    "SU 02:15-05:00 02:45-05:00 2027-03-07 2027-03-14\n"
	    "SU 02:15-04:00 02:45-04:00 2027-03-15 2027-03-21\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_ends_where_the_clocks_change),
		cmocka_unit_test(hours_that_span_a_change_are_a_row_of_their_own),
		cmocka_unit_test(a_whole_day_is_from_midnight_to_midnight),
		cmocka_unit_test(past_midnight_is_two_rows_and_a_closed_day_takes_its_own_evening_only),
		cmocka_unit_test(a_changed_day_is_a_row_of_its_own),
		cmocka_unit_test(zones_of_all_kinds_have_their_own_offsets),
		cmocka_unit_test(validity_and_leap_days_are_kept),
		cmocka_unit_test(hours_in_the_gap_of_a_change_don_t_exist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
