/* The log: one line an event on standard error, key=value, so that a person and a machine can read it.
 *     2026-11-22T04:05:06.123Z level=info event=http.reply request=7f3a status=200 ms=1.2
 * Values with spaces, quotes or control characters are quoted and escaped. Never put guest data here. */
#ifndef PORCHLIGHT_BASE_LOG_H
#define PORCHLIGHT_BASE_LOG_H

#include <stdbool.h>

enum log_level { LOG_LEVEL_DEBUG, LOG_LEVEL_INFO, LOG_LEVEL_WARNING, LOG_LEVEL_ERROR };

/* Nothing below this level is written. Set once at start (default info). */
void log_set_level(enum log_level level);
/* For hot paths, which would gather the pairs for nothing. */
bool log_wanted(enum log_level level);

/* event is "room.what"; then the pairs:
 *     log_event(LOG_LEVEL_INFO, "serve.ready", log_int("port", 8080), log_text("epoch", epoch));
 */
struct log_pair {
	const char *key;  /* NULL ends the list */
	const char *text; /* NULL: number is meant */
	long long   number;
};

void log_pairs(enum log_level level, const char *event, const struct log_pair *pairs);

#define log_event(level, event, ...)                                                                         \
	log_pairs((level), (event), (const struct log_pair[]){ __VA_ARGS__, { 0 } })
#define log_text(k, v)                                                                                       \
	{                                                                                                    \
		.key = (k), .text = (v)                                                                      \
	}
#define log_int(k, v)                                                                                        \
	{                                                                                                    \
		.key = (k), .number = (long long)(v)                                                         \
	}

#endif
