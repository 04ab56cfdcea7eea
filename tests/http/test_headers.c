/* What headers, queries and first lines are taken to say. */
#include <string.h>

#include "http/reading.h"
#include "world.h"

static void
an_etag_matches_itself_its_twin_and_the_star(void **state)
{
	(void)state;
	assert_true(etag_matches("\"abc\"", "\"abc\""));
	assert_true(etag_matches("W/\"abc\"", "\"abc\""));
	assert_true(etag_matches("\"abc-gzip\"", "\"abc\""));
	assert_true(etag_matches("\"x\", \"abc\"", "\"abc\""));
	assert_true(etag_matches("\"x\",W/\"abc-gzip\" ", "\"abc\""));
	assert_true(etag_matches("*", "\"abc\""));
	assert_false(etag_matches(NULL, "\"abc\""));
	assert_false(etag_matches("", "\"abc\""));
	assert_false(etag_matches("\"ab\"", "\"abc\""));
	assert_false(etag_matches("\"abcd\"", "\"abc\""));
	assert_false(etag_matches("abc", "\"abc\""));
	assert_false(etag_matches("\"abc-gzi\"", "\"abc\""));
}

static void
gzip_is_sent_to_who_takes_it(void **state)
{
	(void)state;
	assert_true(accepts_gzip("gzip"));
	assert_true(accepts_gzip("deflate, GZIP;q=0.5, br"));
	assert_true(accepts_gzip("br;q=1.0, gzip;q=0.001"));
	assert_false(accepts_gzip(NULL));
	assert_false(accepts_gzip("br, deflate"));
	assert_false(accepts_gzip("gzip;q=0"));
	assert_false(accepts_gzip("gzip; q=0.000, br"));
	assert_false(accepts_gzip("gzipped"));
}

static void
only_json_in_utf8_is_json(void **state)
{
	(void)state;
	assert_true(is_json("application/json"));
	assert_true(is_json("Application/JSON; charset=UTF-8"));
	assert_true(is_json("application/json;charset=\"utf-8\""));
	assert_false(is_json(NULL));
	assert_false(is_json("text/plain"));
	assert_false(is_json("application/jsonp"));
	assert_false(is_json("application/json; charset=latin1"));
	assert_false(is_json("application/x-www-form-urlencoded"));
}

static void
a_cookie_is_found_among_others(void **state)
{
	size_t      size;
	const char *found;

	(void)state;
	found = cookie_find("a=1; porchlight=secret; b=2", "porchlight", &size);
	assert_memory_equal(found, "secret", size);
	assert_int_equal(size, 6);
	found = cookie_find("porchlight=secret", "porchlight", &size);
	assert_int_equal(size, 6);
	assert_null(cookie_find("xporchlight=1; porchlightx=2; porchlight", "porchlight", &size));
	assert_null(cookie_find(NULL, "porchlight", &size));
	assert_null(cookie_find(";;; ", "porchlight", &size));
}

static void
a_version_is_digits_in_quotes(void **state)
{
	char version[24];

	(void)state;
	assert_true(version_read("\"12\"", version, sizeof version));
	assert_string_equal(version, "12");
	assert_false(version_read("12", version, sizeof version));
	assert_false(version_read("\"\"", version, sizeof version));
	assert_false(version_read("W/\"12\"", version, sizeof version));
	assert_false(version_read("\"1x\"", version, sizeof version));
	assert_false(version_read("\"-1\"", version, sizeof version));
	assert_false(version_read("\"1234567890123456789\"", version, sizeof version));
	assert_false(version_read("*", version, sizeof version));
}

static void
a_key_is_eight_to_a_hundred_visible_characters(void **state)
{
	char key[102];

	(void)state;
	assert_true(key_valid("01234567"));
	assert_false(key_valid("0123456"));
	assert_false(key_valid("0123 4567"));
	assert_false(key_valid("0123456\xc3\xa9"));
	memset(key, 'k', sizeof key);
	key[100] = '\0';
	assert_true(key_valid(key));
	key[100] = 'k';
	key[101] = '\0';
	assert_false(key_valid(key));
}

static void
the_client_is_the_first_from_the_right_that_is_no_proxy(void **state)
{
	char client[ADDRESS_SIZE];

	(void)state;
	assert_true(forwarded_client("198.51.100.4", PROXY, client));
	assert_string_equal(client, "198.51.100.4");
	assert_true(forwarded_client("1.1.1.1, 198.51.100.4, " PROXY, PROXY, client));
	assert_string_equal(client, "198.51.100.4"); /* what stands before it is hearsay */
	assert_true(forwarded_client("198.51.100.4:4711", PROXY, client));
	assert_string_equal(client, "198.51.100.4");
	assert_true(forwarded_client("[2001:DB8::1]:80", PROXY, client));
	assert_string_equal(client, "2001:db8::1");
	assert_true(forwarded_client("::ffff:198.51.100.4", PROXY, client));
	assert_string_equal(client, "198.51.100.4");
	assert_true(forwarded_client(PROXY, PROXY, client));
	assert_string_equal(client, PROXY);
	assert_false(forwarded_client("unknown", PROXY, client));
	assert_false(forwarded_client("", PROXY, client));
	assert_true(forwarded_client("unknown, " PROXY, PROXY, client));
	assert_string_equal(client, PROXY);
}

static void
a_word_is_found_whole(void **state)
{
	(void)state;
	assert_true(word_in("a.test b.test:80", "b.test:80", false));
	assert_true(word_in("a.test B.test", "b.TEST", true));
	assert_false(word_in("a.test b.test", "B.test", false));
	assert_false(word_in("a.test", "a.tes", false));
	assert_false(word_in("a.test", "", false));
	assert_false(word_in(NULL, "a", false));
}

static void
a_query_is_decoded_strictly(void **state)
{
	struct arena *arena = arena_open();

	(void)state;
	assert_string_equal(query_decode(arena, "a%20b%2Bc"), "a b+c");
	assert_string_equal(query_decode(arena, "%c3%A9"), "\xc3\xa9");
	assert_string_equal(query_decode(arena, ""), "");
	assert_null(query_decode(arena, "%"));
	assert_null(query_decode(arena, "%4"));
	assert_null(query_decode(arena, "%zz"));
	assert_null(query_decode(arena, "a%00b"));
	assert_null(query_decode(arena, "%0a"));
	assert_null(query_decode(arena, "%c3"));
	assert_null(query_decode(arena, "%c0%af"));
	assert_null(query_decode(arena, "%ed%a0%80"));
	assert_null(query_decode(arena, "%f4%90%80%80"));
	assert_null(query_decode(arena, "\xff"));
	arena_close(arena);
}

static void
a_first_line_that_is_no_request_is_noticed(void **state)
{
	static const char *const good[] = { "GET / HTTP/1.1\r\nHost: x", "GET /a?b=c HTTP/1.0\n",
		"PATCH /x HTTP/1.1\r\n", "GE", "\r\nGET" };
	static const char *const bad[] = { "GARBAGE\r\n", "GET /\r\n", "GET / HTTP/2.0\r\n",
		"GET  / HTTP/1.1\r\n", "GET / x HTTP/1.1\r\n", "\x16\x03\x01\n", "GET / HTTP/1.11\r\n",
		" / HTTP/1.1\r\n", "G{T / HTTP/1.1\r\n", "GET /HTTP/1.1\r\n" };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_int_equal(first_line_check(good[i], strlen(good[i])), OK);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(first_line_check(bad[i], strlen(bad[i])), PROBLEM_BAD_REQUEST);
}

static void
a_bucket_empties_and_fills_again(void **state)
{
	struct rates *rates = rates_open();
	int64_t       now_ms = 1000000;

	(void)state;
	for (int i = 0; i < 5; i++)
		assert_int_equal(rates_take(rates, "address", "a", 2, 5, now_ms), 0);
	assert_int_equal(rates_take(rates, "address", "a", 2, 5, now_ms), 1);
	assert_int_equal(rates_take(rates, "address", "b", 2, 5, now_ms), 0);
	assert_int_equal(rates_take(rates, "account", "a", 2, 5, now_ms), 0);
	assert_int_equal(rates_take(rates, "address", "a", 2, 5, now_ms + 400), 1);
	assert_int_equal(rates_take(rates, "address", "a", 2, 5, now_ms + 600), 0);
	assert_int_equal(rates_take(rates, "address", "a", 2, 5, now_ms + 600), 1);
	for (int i = 0; i < 5; i++)
		assert_int_equal(rates_take(rates, "address", "a", 2, 5, now_ms + 100000), 0);
	assert_int_equal(rates_take(rates, "address", "a", 2, 5, now_ms + 100000), 1);
	rates_close(rates);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_etag_matches_itself_its_twin_and_the_star),
		cmocka_unit_test(gzip_is_sent_to_who_takes_it),
		cmocka_unit_test(only_json_in_utf8_is_json),
		cmocka_unit_test(a_cookie_is_found_among_others),
		cmocka_unit_test(a_version_is_digits_in_quotes),
		cmocka_unit_test(a_key_is_eight_to_a_hundred_visible_characters),
		cmocka_unit_test(the_client_is_the_first_from_the_right_that_is_no_proxy),
		cmocka_unit_test(a_word_is_found_whole),
		cmocka_unit_test(a_query_is_decoded_strictly),
		cmocka_unit_test(a_first_line_that_is_no_request_is_noticed),
		cmocka_unit_test(a_bucket_empties_and_fills_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
