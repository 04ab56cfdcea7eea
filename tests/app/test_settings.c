/* Settings: what follows from what, and what is refused by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "app/settings.h"

static int
forget(void **state)
{
	(void)state;
	for (size_t i = 0; i < settings_row_count; i++)
		unsetenv(settings_rows[i].name);
	return 0;
}

static void
hosts_and_origins_follow_from_the_listen_address(void **state)
{
	static const struct {
		const char *listen, *hosts, *origins_begin, *host;
		unsigned    port;
	} cases[] = {
		{ "127.0.0.1:8080", "localhost:8080 127.0.0.1:8080",
		    "http://localhost:8080 https://localhost:8080 http://127.0.0.1:8080", "127.0.0.1", 8080 },
		{ "*:9000", "localhost:9000 127.0.0.1:9000", "http://localhost:9000", "0.0.0.0", 9000 },
		{ "[::1]:81", "localhost:81 127.0.0.1:81 [::1]:81", "http://localhost:81", "::1", 81 },
		{ "beds:8080", "localhost:8080 127.0.0.1:8080 beds:8080", "http://localhost:8080", "beds",
		    8080 },
		{ "10.0.0.7:80", "localhost:80 127.0.0.1:80 10.0.0.7:80 localhost 127.0.0.1 10.0.0.7",
		    "http://localhost:80", "10.0.0.7", 80 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct settings settings;
		char            why[400] = "";

		setenv("PORCHLIGHT_LISTEN", cases[i].listen, 1);
		assert_true(settings_read(&settings, 0, why, sizeof why));
		assert_string_equal(settings.hosts, cases[i].hosts);
		assert_memory_equal(settings.origins, cases[i].origins_begin, strlen(cases[i].origins_begin));
		assert_string_equal(settings.listen_host, cases[i].host);
		assert_int_equal(settings.listen_port, cases[i].port);
	}
}

static void
what_is_set_is_left_alone(void **state)
{
	struct settings settings;
	char            why[400] = "";

	(void)state;
	setenv("PORCHLIGHT_HOSTS", "beds.example.org", 1);
	assert_true(settings_read(&settings, 0, why, sizeof why));
	assert_string_equal(settings.hosts, "beds.example.org");
	assert_string_equal(settings.origins, "http://beds.example.org https://beds.example.org");
	setenv("PORCHLIGHT_ORIGINS", "https://beds.example.org", 1);
	assert_true(settings_read(&settings, 0, why, sizeof why));
	assert_string_equal(settings.origins, "https://beds.example.org");
}

static void
a_wrong_value_is_refused_by_name(void **state)
{
	static const char *const cases[][2] = {
		{ "PORCHLIGHT_LISTEN", "8080" },
		{ "PORCHLIGHT_LISTEN", "127.0.0.1:0" },
		{ "PORCHLIGHT_LISTEN", "127.0.0.1:65536" },
		{ "PORCHLIGHT_LISTEN", "127.0.0.1:" },
		{ "PORCHLIGHT_LISTEN", "::1:8080" },
		{ "PORCHLIGHT_WORKERS", "0" },
		{ "PORCHLIGHT_WORKERS", "many" },
		{ "PORCHLIGHT_QUEUE", "-1" },
		{ "PORCHLIGHT_SECURE_COOKIES", "perhaps" },
		{ "PORCHLIGHT_LOG", "loud" },
		{ "PORCHLIGHT_ORIGINS", "beds.example.org" },
		{ "PORCHLIGHT_ORIGINS", "https://beds.example.org/path" },
		{ "PORCHLIGHT_HOSTS", "https://beds.example.org" },
		{ "PORCHLIGHT_TRUSTED_PROXIES", "127.0.0.1 proxy" },
		{ "PORCHLIGHT_PUBLIC_URL", "beds.example.org" },
		{ "PORCHLIGHT_SMTP_URL", "mail.example.org:587" },
		{ "PORCHLIGHT_SMTP_URL", "smtp://me:word@mail.example.org" },
		{ "PORCHLIGHT_WEBHOOK_PRIVATE", "perhaps" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct settings settings;
		char            why[400] = "";

		forget(NULL);
		setenv(cases[i][0], cases[i][1], 1);
		assert_false(settings_read(&settings, 0, why, sizeof why));
		assert_memory_equal(why, cases[i][0], strlen(cases[i][0]));
	}
}

static void
mail_settings_come_together(void **state)
{
	struct settings settings;
	char            why[400] = "";

	(void)state;
	setenv("PORCHLIGHT_SMTP_URL", "smtp://mail.example.org:587", 1);
	assert_false(settings_read(&settings, 0, why, sizeof why));
	assert_memory_equal(why, "PORCHLIGHT_MAIL_FROM", strlen("PORCHLIGHT_MAIL_FROM"));
	setenv("PORCHLIGHT_MAIL_FROM", "Porchlight <porchlight@example.org>", 1);
	assert_false(settings_read(&settings, 0, why, sizeof why));
	setenv("PORCHLIGHT_MAIL_FROM", "porchlight@example.org", 1);
	assert_true(settings_read(&settings, 0, why, sizeof why));
	setenv("PORCHLIGHT_SMTP_USER", "porchlight", 1);
	assert_false(settings_read(&settings, 0, why, sizeof why));
	assert_memory_equal(why, "PORCHLIGHT_SMTP_PASSWORD_FILE", strlen("PORCHLIGHT_SMTP_PASSWORD_FILE"));
	setenv("PORCHLIGHT_SMTP_PASSWORD_FILE", "/etc/porchlight/mail", 1);
	assert_true(settings_read(&settings, 0, why, sizeof why));
}

static void
links_point_to_the_first_origin_unless_told_otherwise(void **state)
{
	struct settings settings;
	char            why[400] = "";

	(void)state;
	setenv("PORCHLIGHT_ORIGINS", " https://beds.example.org https://other.example.org", 1);
	assert_true(settings_read(&settings, 0, why, sizeof why));
	assert_string_equal(settings.public_url, "https://beds.example.org");
	setenv("PORCHLIGHT_PUBLIC_URL", "https://example.org/beds//", 1);
	assert_true(settings_read(&settings, 0, why, sizeof why));
	assert_string_equal(settings.public_url, "https://example.org/beds");
}

static void
what_a_command_needs_is_asked_for_by_name(void **state)
{
	struct settings settings;
	char            why[400] = "";

	(void)state;
	assert_true(settings_read(&settings, 0, why, sizeof why));
	assert_false(settings_read(&settings, NEED_OWNER_DATABASE, why, sizeof why));
	assert_memory_equal(
	    why, "PORCHLIGHT_OWNER_DATABASE is not set", strlen("PORCHLIGHT_OWNER_DATABASE is not set"));
	setenv("PORCHLIGHT_OWNER_DATABASE", "dbname=x", 1);
	assert_true(settings_read(&settings, NEED_OWNER_DATABASE, why, sizeof why));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(hosts_and_origins_follow_from_the_listen_address, forget),
		cmocka_unit_test_setup(what_is_set_is_left_alone, forget),
		cmocka_unit_test_setup(a_wrong_value_is_refused_by_name, forget),
		cmocka_unit_test_setup(mail_settings_come_together, forget),
		cmocka_unit_test_setup(links_point_to_the_first_origin_unless_told_otherwise, forget),
		cmocka_unit_test_setup(what_a_command_needs_is_asked_for_by_name, forget),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
