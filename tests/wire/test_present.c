/* JSON for readers who take no null: what is absent is not there, and nothing else is missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "noun.h"
#include "wire/present.h"
#include "wire/wire.h"

static void
expect(const struct noun *noun, const char *json)
{
	struct buffer buffer = { 0 };

	wire_write_present(&buffer, noun_fields, noun);
	assert_string_equal(buffer.bytes, json);
	buffer_done(&buffer);
}

static void
what_is_absent_is_left_out(void **state)
{
	struct noun noun;

	(void)state;
	field_clear(noun_fields, &noun);
	/* Only what can't be absent is there. */
	expect(&noun, "{\"flag\":false}");
}

static void
what_is_there_is_written_also_inside(void **state)
{
	struct inner row = { NULL, 7 };
	const char  *word = "quiet";
	struct noun  noun;

	(void)state;
	field_clear(noun_fields, &noun);
	noun.name = "";
	noun.pets = ANSWER_NO;
	noun.nights = 0;
	noun.words = (struct texts){ 1, &word };
	noun.inner.label = "a \"b\"";
	noun.rows = (struct rows){ 1, sizeof row, &row };
	expect(&noun, "{\"name\":\"\",\"flag\":false,\"pets\":false,\"nights\":0,\"words\":[\"quiet\"],"
		      "\"inner\":{\"label\":\"a \\\"b\\\"\"},\"rows\":[{\"number\":7}]}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_absent_is_left_out),
		cmocka_unit_test(what_is_there_is_written_also_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
