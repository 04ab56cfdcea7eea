/* Settings: what is refused, and with which words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/config.h"

struct settings {
	const char *hosts;
	const char *nothing;
	long        port;
	bool        secure;
};

static const struct config_row rows[] = {
	{ "PL_TEST_HOSTS", CONFIG_TEXT, offsetof(struct settings, hosts), "localhost", 0, 0,
	    "Names it answers for." },
	{ "PL_TEST_NOTHING", CONFIG_TEXT, offsetof(struct settings, nothing), NULL, 0, 0, "Nothing." },
	{ "PL_TEST_PORT", CONFIG_NUMBER, offsetof(struct settings, port), "8080", 1, 65535, "The port." },
	{ "PL_TEST_SECURE", CONFIG_FLAG, offsetof(struct settings, secure), "no", 0, 0, "Behind TLS." },
};
static const size_t row_count = sizeof rows / sizeof rows[0];

static int
forget(void **state)
{
	(void)state;
	for (size_t i = 0; i < row_count; i++)
		unsetenv(rows[i].name);
	return 0;
}

static void
what_is_not_set_has_its_default(void **state)
{
	struct settings settings;
	char            why[200];

	(void)state;
	setenv("PL_TEST_PORT", "", 1); /* empty is as good as not set */
	assert_true(config_read(rows, row_count, &settings, why, sizeof why));
	assert_string_equal(settings.hosts, "localhost");
	assert_null(settings.nothing);
	assert_int_equal(settings.port, 8080);
	assert_false(settings.secure);
}

static void
what_is_set_counts(void **state)
{
	static const char *const yes[] = { "1", "yes", "on", "true" };
	struct settings          settings;
	char                     why[200];

	(void)state;
	setenv("PL_TEST_HOSTS", "a b", 1);
	setenv("PL_TEST_PORT", "65535", 1);
	for (size_t i = 0; i < 4; i++) {
		setenv("PL_TEST_SECURE", yes[i], 1);
		assert_true(config_read(rows, row_count, &settings, why, sizeof why));
		assert_true(settings.secure);
	}
	assert_string_equal(settings.hosts, "a b");
	assert_int_equal(settings.port, 65535);
}

static void
a_wrong_number_is_refused_by_name(void **state)
{
	static const char *const wrong[] = { "0", "65536", "80a", " 80", "+80", "8.5", "99999999999999999999",
		"-", "0x50" };
	struct settings          settings;
	char                     why[200];

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		setenv("PL_TEST_PORT", wrong[i], 1);
		if (config_read(rows, row_count, &settings, why, sizeof why))
			fail_msg("taken: %s", wrong[i]);
		assert_non_null(strstr(why, "PL_TEST_PORT"));
		assert_non_null(strstr(why, wrong[i]));
		assert_non_null(strstr(why, "1 to 65535"));
	}
}

static void
a_wrong_flag_is_refused_by_name(void **state)
{
	struct settings settings;
	char            why[200];

	(void)state;
	setenv("PL_TEST_SECURE", "maybe", 1);
	assert_false(config_read(rows, row_count, &settings, why, sizeof why));
	assert_string_equal(
	    why, "PL_TEST_SECURE is \"maybe\"; it must be yes or no (or 1, 0, on, off, true, false)");
}

static void
the_table_prints_a_row_a_setting(void **state)
{
	char   printed[2000];
	int    pipes[2], before = dup(STDOUT_FILENO);
	size_t size;

	(void)state;
	assert_int_equal(pipe(pipes), 0);
	fflush(stdout);
	dup2(pipes[1], STDOUT_FILENO);
	config_print(rows, row_count);
	fflush(stdout);
	dup2(before, STDOUT_FILENO);
	close(before);
	close(pipes[1]);
	size = (size_t)read(pipes[0], printed, sizeof printed - 1);
	printed[size] = '\0';
	close(pipes[0]);
	assert_non_null(strstr(printed, "| `PL_TEST_PORT` | `8080` | 1 to 65535 | The port. |\n"));
	assert_non_null(strstr(printed, "| `PL_TEST_NOTHING` |  | text | Nothing. |\n"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(what_is_not_set_has_its_default, forget),
		cmocka_unit_test_setup(what_is_set_counts, forget),
		cmocka_unit_test_setup(a_wrong_number_is_refused_by_name, forget),
		cmocka_unit_test_setup(a_wrong_flag_is_refused_by_name, forget),
		cmocka_unit_test(the_table_prints_a_row_a_setting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
