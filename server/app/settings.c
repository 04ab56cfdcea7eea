/* What follows from the settings: a listen address gives the hosts and origins that a browser will name, and
 * the binary's own place gives the web folder, so that a small installation sets three databases and a key
 * file and no more. */
#include "settings.h"

#include <arpa/inet.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "commands.h"
#include "settings_told.h"

/* Puts a text that follows from other settings where it lives as long as they do. */
__attribute__((format(printf, 2, 3))) static const char *
derive(struct settings *settings, const char *format, ...)
{
	char   *into = settings->text + settings->text_used;
	size_t  left = sizeof settings->text - settings->text_used;
	va_list values;
	int     size;

	va_start(values, format);
	size = vsnprintf(into, left, format, values);
	va_end(values);
	if (size < 0 || (size_t)size >= left)
		return NULL;
	settings->text_used += (size_t)size + 1;
	return into;
}

/* "127.0.0.1:8080", "[::1]:8080", "localhost:8080", "*:8080". */
static bool
listen_read(struct settings *settings, char *why, size_t why_size)
{
	const char *text = settings->listen;
	const char *colon = strrchr(text, ':');
	const char *host = text;
	size_t      size = colon == NULL ? 0 : (size_t)(colon - text);
	char       *end = NULL;
	long        port = colon == NULL ? 0 : strtol(colon + 1, &end, 10);

	if (size >= 2 && host[0] == '[' && host[size - 1] == ']') {
		host++;
		size -= 2;
	} else if (memchr(host, ':', size) != NULL) {
		size = 0;
	}
	if (size == 0 || size >= sizeof settings->listen_host || end == colon + 1 || *end != '\0' || port < 1
	    || port > 65535) {
		snprintf(why, why_size,
		    "PORCHLIGHT_LISTEN is \"%s\"; it must be ADDRESS:PORT, like 127.0.0.1:8080, [::1]:8080 "
		    "or *:8080",
		    text);
		return false;
	}
	memcpy(settings->listen_host, host, size);
	settings->listen_host[size] = '\0';
	settings->listen_port = (uint16_t)port;
	if (strcmp(settings->listen_host, "*") == 0)
		memcpy(settings->listen_host, "0.0.0.0", sizeof "0.0.0.0");
	return true;
}

/* What a browser on this machine may have in its address line. */
static bool
hosts_derive(struct settings *settings)
{
	const char *host = settings->listen_host;
	unsigned    port = settings->listen_port;
	bool        is_other =
	    strcmp(host, "localhost") != 0 && strcmp(host, "127.0.0.1") != 0 && strcmp(host, "0.0.0.0") != 0;
	const char *hosts;

	if (settings->hosts != NULL)
		return true;
	hosts = derive(settings, "localhost:%u 127.0.0.1:%u", port, port);
	if (hosts != NULL && is_other)
		hosts = derive(
		    settings, strchr(host, ':') != NULL ? "%s [%s]:%u" : "%s %s:%u", hosts, host, port);
	if (hosts != NULL && port == 80) /* a browser leaves the usual port out */
		hosts = derive(settings, "%s localhost 127.0.0.1 %s", hosts, host);
	settings->hosts = hosts;
	return hosts != NULL;
}

static bool
origins_derive(struct settings *settings)
{
	const char *word = settings->hosts;
	const char *origins = "";

	if (settings->origins != NULL)
		return true;
	while (*(word += strspn(word, " ")) != '\0') {
		size_t size = strcspn(word, " ");

		origins = derive(settings, "%s%shttp://%.*s https://%.*s", origins,
		    origins[0] != '\0' ? " " : "", (int)size, word, (int)size, word);
		if (origins == NULL)
			return false;
		word += size;
	}
	settings->origins = origins;
	return true;
}

/* build/porchlight finds build/web, /usr/local/bin/porchlight finds /usr/local/share/porchlight/web. */
static void
web_derive(struct settings *settings)
{
	static const char *const places[] = { "web", "../share/porchlight/web" };
	char                     binary[PATH_MAX];
	char                     folder[PATH_MAX + 32];
	ssize_t                  size = readlink("/proc/self/exe", binary, sizeof binary - 1);
	char                    *slash;

	if (settings->web != NULL || size <= 0)
		return;
	binary[size] = '\0';
	slash = strrchr(binary, '/');
	for (size_t i = 0; slash != NULL && i < 2; i++) {
		snprintf(folder, sizeof folder, "%.*s/%s", (int)(slash - binary), binary, places[i]);
		if (access(folder, R_OK | X_OK) == 0) {
			settings->web = derive(settings, "%s", folder);
			return;
		}
	}
}

static bool
log_level_set(const char *name, char *why, size_t why_size)
{
	static const char *const names[] = { "debug", "info", "warning", "error" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strcmp(names[i], name) == 0) {
			log_set_level((enum log_level)i);
			return true;
		}
	}
	snprintf(why, why_size, "PORCHLIGHT_LOG is \"%s\"; it must be debug, info, warning or error", name);
	return false;
}

/* Calls ok on each word; names the first that isn't. */
static bool
words_check(const char *name, const char *words, bool (*ok)(const char *word), const char *wanted, char *why,
    size_t why_size)
{
	while (*(words += strspn(words, " \t\n")) != '\0') {
		char   word[HOST_SIZE];
		size_t size = strcspn(words, " \t\n");

		snprintf(word, sizeof word, "%.*s", (int)size, words);
		if (size >= sizeof word || !ok(word)) {
			snprintf(why, why_size, "%s has \"%s\"; %s", name, word, wanted);
			return false;
		}
		words += size;
	}
	return true;
}

static bool
is_origin(const char *word)
{
	const char *host = strncmp(word, "http://", 7) == 0  ? word + 7
			 : strncmp(word, "https://", 8) == 0 ? word + 8
							     : "";

	return host[0] != '\0' && strpbrk(host, "/?#@*") == NULL;
}

static bool
is_host(const char *word)
{
	return strpbrk(word, "/?#@*") == NULL;
}

static bool
is_address(const char *word)
{
	unsigned char bytes[16];

	return inet_pton(AF_INET, word, bytes) == 1 || inet_pton(AF_INET6, word, bytes) == 1;
}

static bool
needs_check(const struct settings *settings, unsigned needs, char *why, size_t why_size)
{
	const struct {
		unsigned    need;
		const char *value, *name, *example;
	} rows[] = {
		{ NEED_DATABASE, settings->database, "PORCHLIGHT_DATABASE",
		    "host=/run/postgresql dbname=porchlight user=porchlight_server" },
		{ NEED_OWNER_DATABASE, settings->owner_database, "PORCHLIGHT_OWNER_DATABASE",
		    "host=/run/postgresql dbname=porchlight user=porchlight_owner" },
		{ NEED_FEED_DATABASE, settings->feed_database, "PORCHLIGHT_FEED_DATABASE",
		    "host=/run/postgresql dbname=porchlight user=porchlight_feed" },
		{ NEED_SEAL_KEYS, settings->seal_keys, "PORCHLIGHT_SEAL_KEYS",
		    "/etc/porchlight/seal.keys; `porchlight key add FILE` makes one" },
		{ NEED_WEB, settings->web, "PORCHLIGHT_WEB", "/usr/local/share/porchlight/web" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		if ((needs & rows[i].need) != 0 && rows[i].value == NULL) {
			snprintf(
			    why, why_size, "%s is not set (for instance %s)", rows[i].name, rows[i].example);
			return false;
		}
	}
	return true;
}

bool
settings_read(struct settings *settings, unsigned needs, char *why, size_t why_size)
{
	*settings = (struct settings){ 0 };
	if (!config_read(settings_rows, settings_row_count, settings, why, why_size)
	    || !log_level_set(settings->log, why, why_size) || !listen_read(settings, why, why_size))
		return false;
	/* Hosts before the origins that may follow from them, so that a wrong one is called by its name. */
	if (!hosts_derive(settings)
	    || !words_check("PORCHLIGHT_HOSTS", settings->hosts, is_host,
		"a host is like beds.example.org or localhost:8080", why, why_size))
		return false;
	if (!origins_derive(settings)) {
		snprintf(why, why_size, "PORCHLIGHT_HOSTS is too long");
		return false;
	}
	web_derive(settings);
	return words_check("PORCHLIGHT_ORIGINS", settings->origins, is_origin,
		   "an origin is like https://beds.example.org, without a path", why, why_size)
	    && settings_told_read(settings, why, why_size)
	    && words_check("PORCHLIGHT_TRUSTED_PROXIES", settings->trusted_proxies, is_address,
		"a proxy is given by its numeric address", why, why_size)
	    && needs_check(settings, needs, why, why_size);
}

int
settings_or_usage(struct settings *settings, unsigned needs)
{
	char why[512];

	if (settings_read(settings, needs, why, sizeof why))
		return EXIT_DONE;
	fprintf(stderr, "porchlight: %s\n", why);
	return EXIT_USAGE;
}
