/* See talk.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "talk.h"

const char *
hello(const struct world *world, const char *views, uint64_t pos)
{
	static char said[1024];
	char        at[POSITION_TEXT_SIZE];

	position_print(pos, at);
	if (pos)
		snprintf(said, sizeof said,
		    "{\"type\":\"hello\",\"proto\":1,\"views\":%s,\"epoch\":\"%s\",\"pos\":\"%s\",\"build\":"
		    "\"b1\"}",
		    views, world->epoch, at);
	else
		snprintf(said, sizeof said, "{\"type\":\"hello\",\"proto\":1,\"views\":%s}", views);
	return said;
}

void
assert_heard(const char *text, const char *part)
{
	if (!text || !strstr(text, part))
		fail_msg("expected %s, heard %.500s", part, text ? text : "nothing");
}

void
rest_ms(int ms)
{
	nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L }, NULL);
}
