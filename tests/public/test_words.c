/* Every sentence in both languages, with the same things filled in; and which language a browser asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "domain/site.h"
#include "public/language.h"
#include "public/words.h"

static bool
holds(const char *text, const char *piece)
{
	return strstr(text, piece) != NULL;
}

static void
each_word_is_there_in_each_language_with_the_same_gaps(void **state)
{
	(void)state;
	for (int word = 0; word < WORD_COUNT; word++) {
		const char *english = word_text(ENGLISH, (enum word)word),
			   *spanish = word_text(SPANISH, (enum word)word);

		assert_non_null(english);
		assert_non_null(spanish);
		assert_true(*english != '\0' && *spanish != '\0');
		assert_int_equal(holds(english, "{0}"), holds(spanish, "{0}"));
		assert_int_equal(holds(english, "{1}"), holds(spanish, "{1}"));
		assert_false(holds(english, "<") || holds(spanish, "<"));
	}
}

static void
each_language_and_each_group_of_people_has_a_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < language_choices.count; i++)
		for (int language = 0; language < LANGUAGES; language++)
			assert_string_not_equal(
			    tongue_text((enum language)language, language_choices.slugs[i]),
			    language_choices.slugs[i]);
	for (size_t i = 0; i < population_choices.count; i++)
		for (int language = 0; language < LANGUAGES; language++)
			assert_true(
			    *population_text((enum language)language, population_choices.slugs[i]) != '\0');
}

static void
zones_are_called_as_people_call_them(void **state)
{
	(void)state;
	assert_string_equal(zone_text(ENGLISH, "America/Indiana/Vincennes"), "Eastern time");
	assert_string_equal(zone_text(ENGLISH, "America/Indiana/Knox"), "Central time");
	assert_string_equal(zone_text(SPANISH, "America/Phoenix"), "hora de Arizona");
	assert_null(zone_text(ENGLISH, "Asia/Kathmandu"));
	assert_null(zone_text(ENGLISH, "America/New_Yorkshire"));
}

static void
the_most_wanted_language_is_taken_and_english_if_none_is(void **state)
{
	static const struct {
		const char   *header;
		enum language wanted;
	} cases[] = {
		{ NULL, ENGLISH },
		{ "", ENGLISH },
		{ "es", SPANISH },
		{ "es-MX,es;q=0.9,en;q=0.8", SPANISH },
		{ "en-US,en;q=0.9,es;q=0.8", ENGLISH },
		{ "en;q=0.3, es;q=0.35", SPANISH },
		{ "fr, de;q=0.9", ENGLISH },
		{ "fr, es;q=0.1", SPANISH },
		{ "es;q=0, en;q=0.1", ENGLISH },
		{ "ES-us", SPANISH },
		{ "est", ENGLISH },
		{ "*", ENGLISH },
		{ ",,,;;;q=", ENGLISH },
		{ "es;q=", SPANISH },
		{ "en;q=1.0,es;q=1.000", ENGLISH },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(language_of(cases[i].header), cases[i].wanted);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_word_is_there_in_each_language_with_the_same_gaps),
		cmocka_unit_test(each_language_and_each_group_of_people_has_a_name),
		cmocka_unit_test(zones_are_called_as_people_call_them),
		cmocka_unit_test(the_most_wanted_language_is_taken_and_english_if_none_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
