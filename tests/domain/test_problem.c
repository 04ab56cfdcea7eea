/* The one vocabulary of what can go wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/problem.h"

static void
every_problem_has_its_own_slug_and_a_sentence(void **state)
{
	(void)state;
	for (enum problem problem = OK; problem < PROBLEM_COUNT; problem++) {
		const struct problem_text *text = problem_text(problem);

		assert_non_null(text->slug);
		assert_int_equal(strspn(text->slug, "abcdefghijklmnopqrstuvwxyz_"), strlen(text->slug));
		assert_int_equal(problem_find(text->slug), problem); /* so that no slug stands twice */
		assert_int_equal(text->title[strlen(text->title) - 1], '.');
		assert_true(problem == OK || (text->status >= 400 && text->status <= 504));
		assert_true(problem == OK || strlen(text->advice) > 10);
	}
}

static void
an_outcome_that_nobody_knows_is_our_fault(void **state)
{
	(void)state;
	assert_int_equal(problem_find("ok"), OK);
	assert_int_equal(problem_find("no_such_slug"), PROBLEM_INTERNAL);
	assert_int_equal(problem_find(""), PROBLEM_INTERNAL);
}

static void
faults_past_the_most_are_dropped(void **state)
{
	struct faults faults = { 0 };

	(void)state;
	for (int i = 0; i < FAULTS_MOST + 5; i++)
		assert_int_equal(fault_add(&faults, PROBLEM_TOO_LONG, "/name", "at most %d, got %d", 5, i),
		    PROBLEM_TOO_LONG);
	assert_int_equal(faults.count, FAULTS_MOST);
	assert_string_equal(faults.items[0].pointer, "/name");
	assert_string_equal(faults.items[15].detail, "at most 5, got 15");
}

static void
a_text_that_is_cut_ends_with_a_whole_character(void **state)
{
	static const char *const characters[] = { "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x8f\xa0" };

	(void)state;
	for (size_t which = 0; which < 3; which++) {
		for (size_t shift = 0; shift < 4; shift++) {
			struct faults faults = { 0 };
			char          text[500] = "";
			size_t        length = strlen(characters[which]), rest;

			memset(text, 'a', shift);
			for (size_t at = shift; at + length < sizeof text; at += length)
				memcpy(text + at, characters[which], length + 1);
			(void)fault_add(&faults, PROBLEM_UNKNOWN_MEMBER, text, "%s", text);
			rest = strlen(faults.items[0].pointer);
			assert_in_range(rest, 128 - 1 - length, 128 - 1);
			assert_int_equal((rest - shift) % length, 0);
			rest = strlen(faults.items[0].detail);
			assert_in_range(rest, 200 - 1 - length, 200 - 1);
			assert_int_equal((rest - shift) % length, 0);
		}
	}
}

static void
the_page_about_problems_is_the_table(void **state)
{
	struct buffer page = { 0 };
	FILE         *file = fopen("docs/problems.md", "re");
	char         *there = calloc(1, 1u << 20);

	(void)state;
	problem_print_markdown(&page);
	assert_non_null(file);
	assert_true(fread(there, 1, (1u << 20) - 1, file) > 0);
	fclose(file);
	/* `build/porchlight help problems >docs/problems.md` puts it right. */
	assert_string_equal(there, page.bytes);
	free(there);
	buffer_done(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_problem_has_its_own_slug_and_a_sentence),
		cmocka_unit_test(an_outcome_that_nobody_knows_is_our_fault),
		cmocka_unit_test(faults_past_the_most_are_dropped),
		cmocka_unit_test(a_text_that_is_cut_ends_with_a_whole_character),
		cmocka_unit_test(the_page_about_problems_is_the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
