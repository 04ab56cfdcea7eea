/* Any rules and exceptions in some zone: never a crash, and what comes out is sorted, apart, and touches what
 * was asked for. */
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "base/clock.h"
#include "hours/hours.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

struct input {
	const uint8_t *bytes;
	size_t         size;
};

/* 0 when there is no more. */
static unsigned
take(struct input *input, unsigned limit)
{
	unsigned number = 0;

	for (size_t i = 0; i < 2 && input->size > 0; i++) {
		number = number << 8 | *input->bytes++;
		input->size--;
	}
	return number % limit;
}

/* A day that may well not exist, as a row of the database could not have it. */
static int
take_date(struct input *input)
{
	int date = (int)(2025 + take(input, 3)) * 10000;

	return take(input, 4) == 0 ? 0 : date + (int)take(input, 13) * 100 + (int)take(input, 32);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const zones[] = { "America/New_York", "America/Phoenix", "Asia/Kolkata",
		"Australia/Lord_Howe", "Europe/Dublin", "Africa/Casablanca", "Pacific/Apia", "UTC" };
	struct input             input = { bytes, size };
	struct hours_rule        rules[6];
	struct hours_exception   exceptions[6];
	struct hours_interval   *intervals = NULL;
	struct arena            *arena = arena_open();
	size_t                   rule_count = take(&input, 7), exception_count = take(&input, 7), count = 0;
	const char              *zone = zones[take(&input, 8)];
	int64_t from = (1735689600 + (int64_t)take(&input, 65536) * 1000) * MICROSECONDS_PER_SECOND;
	int64_t until = from + ((int64_t)take(&input, 65536) - 1000) * 60 * MICROSECONDS_PER_SECOND;

	for (size_t i = 0; i < rule_count; i++)
		rules[i] = (struct hours_rule){ take(&input, 128), (int)take(&input, 1440),
			(int)take(&input, 1441), take_date(&input), take_date(&input) };
	for (size_t i = 0; i < exception_count; i++)
		exceptions[i] = (struct hours_exception){ take_date(&input), take(&input, 2) == 1,
			(int)take(&input, 1440), (int)take(&input, 1441) };
	check(hours_intervals(
	    arena, zone, rules, rule_count, exceptions, exception_count, from, until, &intervals, &count));
	for (size_t i = 0; i < count; i++) {
		check(intervals[i].opens_at_us < intervals[i].closes_at_us);
		check(intervals[i].opens_at_us < until && intervals[i].closes_at_us > from);
		check(i == 0 || intervals[i - 1].closes_at_us < intervals[i].opens_at_us);
	}
	arena_close(arena);
	return 0;
}
