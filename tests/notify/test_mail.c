/* An e-mail is put together so that any mail server takes it and nothing in a name can change its meaning. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/clock.h"
#include "domain/recipient.h"
#include "notify/room.h"

static void
quoted_is(const char *text, const char *wanted)
{
	struct buffer into = { 0 };

	buffer_put_text(&into, "");
	mail_put_quoted(&into, text);
	assert_string_equal(into.bytes, wanted);
	buffer_done(&into);
}

static void
a_text_becomes_lines_of_plain_characters(void **state)
{
	(void)state;
	quoted_is("", "");
	quoted_is("plain", "plain\r\n");
	quoted_is("one\n\ntwo\n", "one\r\n\r\ntwo\r\n");
	quoted_is("a=b", "a=3Db\r\n");
	quoted_is("Ñandú", "=C3=91and=C3=BA\r\n");
	quoted_is("end \nnext", "end=20\r\nnext\r\n");
	quoted_is("-- \n", "--=20\r\n");
	quoted_is("a\rb\tc", "a=0Db=09c\r\n");
}

static void
a_full_stop_never_begins_a_line(void **state)
{
	struct buffer text = { 0 }, into = { 0 };

	(void)state;
	quoted_is(".\n..a\n", "=2E\r\n=2E.a\r\n");
	/* Nor one that a long line was cut before. */
	for (int i = 0; i < 400; i++)
		buffer_put_char(&text, '.');
	mail_put_quoted(&into, text.bytes);
	assert_null(strstr(into.bytes, "\n."));
	buffer_done(&text);
	buffer_done(&into);
}

static void
long_lines_are_cut_at_76_characters(void **state)
{
	struct buffer text = { 0 }, into = { 0 };
	char         *line, *next;

	(void)state;
	for (int i = 0; i < 300; i++)
		buffer_put_text(&text, i % 7 == 0 ? "ñ" : "abc ");
	mail_put_quoted(&into, text.bytes);
	for (line = into.bytes; (next = strstr(line, "\r\n")) != NULL; line = next + 2)
		assert_in_range(next - line, 1, 76);
	assert_string_equal(line, "");
	buffer_done(&text);
	buffer_done(&into);
}

static void
header_is(const char *text, const char *wanted)
{
	struct buffer into = { 0 };

	mail_put_header_text(&into, text);
	assert_string_equal(into.bytes, wanted);
	buffer_done(&into);
}

static void
a_header_is_encoded_when_it_has_to_be(void **state)
{
	(void)state;
	header_is("New introduction: House 1", "New introduction: House 1");
	header_is("Niño", "=?utf-8?Q?Ni=C3=B1o?=");
	header_is("a\r\nBcc: b", "=?utf-8?Q?a=0D=0ABcc=3A=20b?=");
	header_is("=?utf-8?Q?x?=", "=?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fx=3F=3D?=");
}

static void
no_character_is_cut_in_two_by_an_encoded_word(void **state)
{
	struct buffer text = { 0 }, into = { 0 };
	char         *word, *end;

	(void)state;
	for (int i = 0; i < 60; i++)
		buffer_put_text(&text, "夜");
	mail_put_header_text(&into, text.bytes);
	for (word = into.bytes; (end = strstr(word + 10, "?=")) != NULL; word = end + 5) {
		assert_memory_equal(word, "=?utf-8?Q?", 10);
		assert_in_range(end + 2 - word, 1, 75);
		assert_int_equal((end - word - 10) % 9, 0);
		if (end[2] == '\0')
			break;
		assert_memory_equal(end + 2, "\r\n ", 3);
	}
	assert_non_null(end);
	buffer_done(&text);
	buffer_done(&into);
}

static const struct notify_settings settings = {
	.mail_from = "porchlight@network.example",
	.public_url = "https://beds.network.example",
};

static void
a_whole_e_mail_has_headers_a_sentence_and_a_link(void **state)
{
	struct claim  claim;
	struct arena *arena = arena_open();
	struct buffer mail = { 0 };

	(void)state;
	field_clear(claim_fields, &claim);
	claim.id = "01900000-0000-7000-8000-000000000001";
	claim.kind = CHANNEL_EMAIL;
	claim.language = CHANNEL_ENGLISH;
	claim.address = "lead@house.example";
	claim.event = EVENT_INTRODUCTION_OFFERED;
	claim.site_id = "01900000-0000-7000-8000-000000000002";
	claim.site_name = "House 1";
	claim.recipient_id = "01900000-0000-7000-8000-000000000003";
	claim.is_house = true;
	claim.code = "ACDEFG";
	claim.state = RECIPIENT_OFFERED;
	claim.zone = "America/New_York";
	claim.occurred_local = "2026-11-22 04:05";
	claim.held_local = "2026-11-22 08:05";
	mail_print(&mail, arena, &claim, &settings, (int64_t)1795305906 * MICROSECONDS_PER_SECOND);
	assert_string_equal(mail.bytes,
	    "Date: Sun, 22 Nov 2026 00:05:06 +0000\r\n"
	    "From: Porchlight <porchlight@network.example>\r\n"
	    "To: <lead@house.example>\r\n"
	    "Subject: A room is offered: House 1\r\n"
	    "Message-ID: <01900000-0000-7000-8000-000000000001@network.example>\r\n"
	    "Auto-Submitted: auto-generated\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n"
	    "\r\n"
	    "The house offers a room and holds it until the time below. The person decid=\r\n"
	    "es.\r\n"
	    "\r\n"
	    "House: House 1\r\n"
	    "Code: ACDEFG\r\n"
	    "When: 2026-11-22 04:05 (America/New_York)\r\n"
	    "Where it stands: a room is offered\r\n"
	    "Held until: 2026-11-22 08:05 (America/New_York)\r\n"
	    "\r\n"
	    "Open it in Porchlight:\r\n"
	    "https://beds.network.example/house?site=3D01900000-0000-7000-8000-000000000=\r\n"
	    "002&introduction=3D01900000-0000-7000-8000-000000000003\r\n"
	    "\r\n"
	    "--=20\r\n"
	    "This address is a channel of a house or team in Porchlight; whoever leads i=\r\n"
	    "t can change or remove it there.\r\n"
	    "Nothing about a person is ever sent by e-mail.\r\n");
	buffer_done(&mail);
	arena_close(arena);
}

static void
every_event_and_state_has_words_in_every_language(void **state)
{
	(void)state;
	for (int language = 0; language < CHANNEL_LANGUAGES; language++) {
		const struct label_words *labels = words_of_labels(language);

		for (int event = 0; event < EVENT_COUNT; event++) {
			assert_non_null(words_of_event(language, event)->subject);
			assert_non_null(words_of_event(language, event)->sentence);
		}
		for (size_t i = 0; i < recipient_state_choices.count; i++)
			assert_non_null(words_of_state(language, (int)i));
		assert_non_null(labels->footer);
		assert_null(words_of_state(language, NO_CHOICE));
	}
	assert_ptr_equal(
	    words_of_event(NO_CHOICE, NO_CHOICE), words_of_event(CHANNEL_ENGLISH, EVENT_CHANNEL_TEST));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_becomes_lines_of_plain_characters),
		cmocka_unit_test(a_full_stop_never_begins_a_line),
		cmocka_unit_test(long_lines_are_cut_at_76_characters),
		cmocka_unit_test(a_header_is_encoded_when_it_has_to_be),
		cmocka_unit_test(no_character_is_cut_in_two_by_an_encoded_word),
		cmocka_unit_test(a_whole_e_mail_has_headers_a_sentence_and_a_link),
		cmocka_unit_test(every_event_and_state_has_words_in_every_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
