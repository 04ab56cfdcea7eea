/* Random schedules against another implementation: Python's zoneinfo and dateutil (random_schedules.py),
 * which share no line with ours but the system's zone database. PORCHLIGHT_HOURS_CASES says how many,
 * PORCHLIGHT_HOURS_SEED which; a case that fails is printed with both answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "hours/hours.h"

enum { RULES_MOST = 8, EXCEPTIONS_MOST = 8, CASES = 10000 };

struct asked {
	char                   zone[64];
	int64_t                from_s, until_s;
	size_t                 rule_count, exception_count;
	struct hours_rule      rules[RULES_MOST];
	struct hours_exception exceptions[EXCEPTIONS_MOST];
};

static long long
number_take(char **at)
{
	char     *end;
	long long number = strtoll(*at, &end, 10);

	if (end == *at)
		fail_msg("a number was expected at: %s", *at);
	*at = end;
	return number;
}

/* Up to the bar; at then stands behind it. */
static void
asked_read(char **at, struct asked *asked)
{
	char *space = strchr(*at, ' ');

	assert_non_null(space);
	assert_true((size_t)(space - *at) < sizeof asked->zone);
	memset(asked, 0, sizeof *asked);
	memcpy(asked->zone, *at, (size_t)(space - *at));
	*at = space;
	asked->from_s = number_take(at);
	asked->until_s = number_take(at);
	asked->rule_count = (size_t)number_take(at);
	asked->exception_count = (size_t)number_take(at);
	assert_true(asked->rule_count <= RULES_MOST && asked->exception_count <= EXCEPTIONS_MOST);
	for (size_t i = 0; i < asked->rule_count; i++) {
		asked->rules[i].weekdays = (unsigned)number_take(at);
		asked->rules[i].opens_minute = (int)number_take(at);
		asked->rules[i].closes_minute = (int)number_take(at);
		asked->rules[i].valid_from = (int)number_take(at);
		asked->rules[i].valid_to = (int)number_take(at);
	}
	for (size_t i = 0; i < asked->exception_count; i++) {
		asked->exceptions[i].on_date = (int)number_take(at);
		asked->exceptions[i].closed = number_take(at) != 0;
		asked->exceptions[i].opens_minute = (int)number_take(at);
		asked->exceptions[i].closes_minute = (int)number_take(at);
	}
	*at = strchr(*at, '|');
	assert_non_null(*at);
	++*at;
}

/* Ours, cut to what was asked, as Python prints its own. */
static void
ours_print(struct buffer *into, struct arena *arena, const struct asked *asked)
{
	struct hours_interval *intervals;
	size_t                 count;

	assert_true(hours_intervals(arena, asked->zone, asked->rules, asked->rule_count, asked->exceptions,
	    asked->exception_count, asked->from_s * MICROSECONDS_PER_SECOND,
	    asked->until_s * MICROSECONDS_PER_SECOND, &intervals, &count));
	buffer_clear(into);
	buffer_put_text(into, "");
	for (size_t i = 0; i < count; i++) {
		int64_t opens_s = intervals[i].opens_at_us / MICROSECONDS_PER_SECOND;
		int64_t closes_s = intervals[i].closes_at_us / MICROSECONDS_PER_SECOND;

		buffer_print(into, " %" PRId64 " %" PRId64, opens_s > asked->from_s ? opens_s : asked->from_s,
		    closes_s < asked->until_s ? closes_s : asked->until_s);
	}
}

static long
setting(const char *name, long otherwise)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : otherwise;
}

/* Python, with its answers to be read. */
static FILE *
python_start(long count, long seed, pid_t *child)
{
	char  count_text[24], seed_text[24];
	int   ends[2];
	FILE *answers;

	snprintf(count_text, sizeof count_text, "%ld", count);
	snprintf(seed_text, sizeof seed_text, "%ld", seed);
	assert_int_equal(pipe(ends), 0);
	*child = fork();
	assert_true(*child >= 0);
	if (*child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		close(ends[1]);
		/* Debian's own, which has dateutil. */
		execl("/usr/bin/python3", "python3", "tests/hours/random_schedules.py", count_text, seed_text,
		    (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	answers = fdopen(ends[0], "r");
	assert_non_null(answers);
	return answers;
}

static void
random_schedules_open_when_python_says(void **state)
{
	long          count = setting("PORCHLIGHT_HOURS_CASES", CASES), read = 0;
	long          seed = setting("PORCHLIGHT_HOURS_SEED", (long)(clock_wall_us() % 1000000000));
	struct arena *arena = arena_open();
	struct buffer ours = { 0 };
	static char   line[65536];
	pid_t         child;
	FILE         *answers = python_start(count, seed, &child);
	int           ended = -1;

	(void)state;
	for (; fgets(line, sizeof line, answers) != NULL; read++) {
		struct asked asked;
		char        *at = line;

		line[strcspn(line, "\n")] = '\0';
		asked_read(&at, &asked);
		ours_print(&ours, arena, &asked);
		while (at[0] == ' ' && at[1] == '\0')
			at++;
		if (strcmp(ours.bytes, at) != 0)
			fail_msg(
			    "PORCHLIGHT_HOURS_SEED=%ld, case %ld: %s\nours:%s", seed, read, line, ours.bytes);
		arena_reset(arena);
	}
	fclose(answers);
	waitpid(child, &ended, 0);
	if (ended != 0 || read != count)
		fail_msg("Python gave %ld cases of %ld: is python3-dateutil there?", read, count);
	buffer_done(&ours);
	arena_close(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(random_schedules_open_when_python_says) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
