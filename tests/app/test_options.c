/* A command's words: what is read, and what is said of a wrong one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "app/options.h"

struct words {
	bool        dry;
	long        sites;
	const char *name;
};

static const struct option_row rows[] = {
	{ .name = "--dry-run", .kind = OPTION_FLAG, .offset = offsetof(struct words, dry) },
	{ .name = "--sites",
	    .kind = OPTION_NUMBER,
	    .placeholder = "N",
	    .offset = offsetof(struct words, sites),
	    .least = 1,
	    .most = 50 },
	{ .name = "--name",
	    .kind = OPTION_TEXT,
	    .placeholder = "NAME",
	    .offset = offsetof(struct words, name) },
	{ 0 },
};

#define READ(words, rest, rest_most, why, ...)                                                               \
	options_read(rows, (int)(sizeof((char *[]){ "command", __VA_ARGS__ }) / sizeof(char *)),             \
	    (char *[]){ "command", __VA_ARGS__ }, (words), (rest), (rest_most), (why), sizeof(why))

static void
options_and_other_words_may_be_mixed(void **state)
{
	struct words words = { .sites = 7 };
	const char  *rest[2];
	char         why[200];

	(void)state;
	assert_true(READ(&words, rest, 2, why, "a.csv", "--name", "Rosa", "--dry-run", "-"));
	assert_true(words.dry);
	assert_string_equal(words.name, "Rosa");
	assert_int_equal(words.sites, 7);
	assert_string_equal(rest[0], "a.csv");
	assert_string_equal(rest[1], "-");
}

static void
a_value_may_stand_behind_an_equals_sign(void **state)
{
	struct words words = { 0 };
	char         why[200];

	(void)state;
	assert_true(READ(&words, NULL, 0, why, "--sites=50", "--name=--odd="));
	assert_int_equal(words.sites, 50);
	assert_string_equal(words.name, "--odd=");
}

static void
two_hyphens_end_the_options(void **state)
{
	struct words words = { 0 };
	const char  *rest[1];
	char         why[200];

	(void)state;
	assert_true(READ(&words, rest, 1, why, "--", "--dry-run"));
	assert_false(words.dry);
	assert_string_equal(rest[0], "--dry-run");
}

static void
a_wrong_word_is_named(void **state)
{
	static const struct {
		const char *word, *next, *sentence;
	} cases[] = {
		{ "--sites", "51", "--sites is \"51\"; it must be a whole number from 1 to 50" },
		{ "--sites", "5x", "--sites is \"5x\"; it must be a whole number from 1 to 50" },
		{ "--sites", "", "--sites is \"\"; it must be a whole number from 1 to 50" },
		{ "--sites", "99999999999999999999",
		    "--sites is \"99999999999999999999\"; it must be a whole number from 1 to 50" },
		{ "--dry-run=yes", "x", "--dry-run takes no value" },
		{ "--site", "5", "there is no option --site" },
		{ "-v", "5", "there is no option -v" },
		{ "a.csv", "b.csv", "\"b.csv\" is one word too many" },
		{ "a.csv", "--name", "--name needs a value: --name NAME" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char        *argv[] = { (char *)"command", (char *)cases[i].word, (char *)cases[i].next };
		struct words words = { 0 };
		const char  *rest[1];
		char         why[200] = "";

		assert_false(options_read(rows, 3, argv, &words, rest, 1, why, sizeof why));
		assert_string_equal(why, cases[i].sentence);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_and_other_words_may_be_mixed),
		cmocka_unit_test(a_value_may_stand_behind_an_equals_sign),
		cmocka_unit_test(two_hyphens_end_the_options),
		cmocka_unit_test(a_wrong_word_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
