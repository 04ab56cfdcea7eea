/* Prints what came out as text, so that a failing test shows both at a glance. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "expect.h"
#include <cmocka.h>

#include "base/buffer.h"
#include "base/clock.h"

static int64_t
moment(const char *text)
{
	int64_t time_us = 0;

	assert_true(time_read(text, &time_us));
	return time_us;
}

void
expect_hours(const struct asked *asked, const char *wanted)
{
	struct arena          *arena = arena_open();
	struct buffer          got = { 0 };
	struct hours_interval *intervals = NULL;
	size_t                 count = 0;

	assert_true(hours_intervals(arena, asked->zone, asked->rules, asked->rule_count, asked->exceptions,
	    asked->exception_count, moment(asked->from), moment(asked->until), &intervals, &count));
	buffer_put_text(&got, "");
	for (size_t i = 0; i < count; i++) {
		char opens[TIME_TEXT_SIZE], closes[TIME_TEXT_SIZE];

		time_print(intervals[i].opens_at_us, opens);
		time_print(intervals[i].closes_at_us, closes);
		buffer_print(&got, "%s%s/%s", i > 0 ? " " : "", opens, closes);
	}
	assert_string_equal(got.bytes, wanted);
	buffer_done(&got);
	arena_close(arena);
}
