/* The log: one line an event, whole, and readable by a machine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/check.h"
#include "base/log.h"

static FILE *caught;
static int   real_stderr;

static int
catch_stderr(void **state)
{
	(void)state;
	fflush(stderr);
	real_stderr = dup(STDERR_FILENO);
	caught = tmpfile();
	dup2(fileno(caught), STDERR_FILENO);
	return 0;
}

/* What was written, to be freed by the caller; standard error is itself again. */
static char *
let_go(void)
{
	long  size = lseek(STDERR_FILENO, 0, SEEK_END);
	char *text = calloc(1, (size_t)size + 1);

	assert_int_equal(pread(STDERR_FILENO, text, (size_t)size, 0), size);
	dup2(real_stderr, STDERR_FILENO);
	close(real_stderr);
	fclose(caught);
	log_set_level(LOG_LEVEL_INFO);
	return text;
}

static void
an_event_is_one_line_of_pairs(void **state)
{
	char *text, *rest;

	(void)state;
	log_event(LOG_LEVEL_INFO, "http.reply", log_text("request", "7f3a"), log_int("status", 200));
	text = let_go();
	rest = strchr(text, ' ');
	assert_int_equal(rest - text, strlen("2026-11-22T04:05:06.123Z"));
	assert_int_equal(rest[-1], 'Z');
	assert_string_equal(rest, " level=info event=http.reply request=7f3a status=200\n");
	free(text);
}

static void
values_can_not_forge_lines_or_pairs(void **state)
{
	char *text;

	(void)state;
	log_event(LOG_LEVEL_ERROR, "a.b", log_text("x", "two words"),
	    log_text("y", "a\nlevel=info \"q\" \\ \x01\x7f"), log_text("z", ""),
	    log_text("u", "gr\xc3\xbc\xc3\x9f"), log_text("e", "a=b"));
	text = let_go();
	assert_string_equal(strchr(text, ' '),
	    " level=error event=a.b x=\"two words\" y=\"a\\nlevel=info \\\"q\\\" \\\\ "
	    "\\x01\\x7f\" z=\"\" u=gr\xc3\xbc\xc3\x9f e=\"a=b\"\n");
	free(text);
}

static void
what_is_below_the_level_is_not_written(void **state)
{
	char *text;

	(void)state;
	log_event(LOG_LEVEL_DEBUG, "a.quiet", log_int("n", 1));
	log_set_level(LOG_LEVEL_WARNING);
	log_event(LOG_LEVEL_INFO, "a.info", log_int("n", 1));
	log_event(LOG_LEVEL_WARNING, "a.warning", log_int("n", -1));
	text = let_go();
	assert_null(strstr(text, "quiet"));
	assert_null(strstr(text, "a.info"));
	assert_non_null(strstr(text, "event=a.warning n=-1\n"));
	free(text);
}

static void
a_line_too_long_is_cut_but_stays_a_line(void **state)
{
	char value[10000], *text;

	(void)state;
	memset(value, 'v', sizeof value - 1);
	value[sizeof value - 1] = '\0';
	log_event(LOG_LEVEL_INFO, "a.long", log_text("v", value), log_text("w", "w"));
	log_event(LOG_LEVEL_INFO, "a.next", log_int("n", 1));
	text = let_go();
	assert_int_equal(strcspn(text, "\n"), 4095);
	assert_non_null(strstr(text, "event=a.next n=1\n"));
	free(text);
}

static void
errno_survives_logging(void **state)
{
	(void)state;
	errno = ENOENT;
	log_event(LOG_LEVEL_INFO, "a.b", log_int("n", 1));
	assert_int_equal(errno, ENOENT);
	free(let_go());
}

static void *
write_lines(void *name)
{
	for (int i = 0; i < 2000; i++)
		log_event(LOG_LEVEL_INFO, "a.thread", log_text("name", name), log_text("again", name),
		    log_int("i", i));
	return NULL;
}

static void
lines_of_threads_never_mix(void **state)
{
	static char names[4][41];
	pthread_t   threads[4];
	char       *text, *line, *save = NULL;
	size_t      lines = 0;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		memset(names[i], (int)('a' + i), 40);
		assert_int_equal(pthread_create(&threads[i], NULL, write_lines, names[i]), 0);
	}
	for (size_t i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	text = let_go();
	for (line = strtok_r(text, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save), lines++) {
		char *name = strstr(line, "name=") + 5, *again = strstr(line, "again=") + 6;

		assert_memory_equal(name, again, 40);
		assert_memory_equal(line + 24, " level=info event=a.thread name=", 32);
	}
	assert_int_equal(lines, 8000);
	free(text);
}

static void
a_broken_promise_ends_the_process_and_says_where(void **state)
{
	char *text;
	pid_t child = fork();
	int   status;

	(void)state;
	if (child == 0) {
		signal(SIGABRT, SIG_DFL);
		check(1 + 1 == 3);
		_exit(0);
	}
	waitpid(child, &status, 0);
	text = let_go();
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	assert_non_null(strstr(text, "event=check.failed condition=\"1 + 1 == 3\" file="));
	assert_non_null(strstr(text, "test_log.c line="));
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(an_event_is_one_line_of_pairs, catch_stderr),
		cmocka_unit_test_setup(values_can_not_forge_lines_or_pairs, catch_stderr),
		cmocka_unit_test_setup(what_is_below_the_level_is_not_written, catch_stderr),
		cmocka_unit_test_setup(a_line_too_long_is_cut_but_stays_a_line, catch_stderr),
		cmocka_unit_test_setup(errno_survives_logging, catch_stderr),
		cmocka_unit_test_setup(lines_of_threads_never_mix, catch_stderr),
		cmocka_unit_test_setup(a_broken_promise_ends_the_process_and_says_where, catch_stderr),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
