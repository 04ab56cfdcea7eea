/* See noted.h. Positions grow, and at any time few are on their way, so that the search begins at the newest.
 */
#include "noted.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool.h"

enum { WORD_SIZE = 40 };

struct noted {
	char     pos[WORD_SIZE], id[WORD_SIZE];
	int64_t  first, last;
	uint32_t count;
};

static struct noted *noted;
static size_t        noted_count, noted_room;

/* The text after "name":" up to the next quote. */
static void
read_member(const char *head, const char *name, char *into)
{
	const char *at = strstr(head, name);
	size_t      size;

	*into = '\0';
	if (!at)
		return;
	at += strlen(name);
	size = strcspn(at, "\"");
	if (size >= WORD_SIZE)
		die("a long %s in %s", name, head);
	memcpy(into, at, size);
	into[size] = '\0';
}

static struct noted *
find_or_add(const char *pos)
{
	for (size_t i = noted_count; i-- > 0;)
		if (strcmp(noted[i].pos, pos) == 0)
			return &noted[i];
	if (noted_count == noted_room) {
		noted_room = noted_room ? noted_room * 2 : 1024;
		if (!(noted = realloc(noted, noted_room * sizeof *noted)))
			die("no memory");
	}
	noted[noted_count] = (struct noted){ .count = 0 };
	memcpy(noted[noted_count].pos, pos, WORD_SIZE);
	return &noted[noted_count++];
}

void
noted_add(const char *head, int64_t now)
{
	char          pos[WORD_SIZE] = "";
	struct noted *one;

	read_member(head, "\"pos\":\"", pos);
	one = find_or_add(pos);
	if (one->count++ == 0) {
		one->first = now;
		read_member(head, "\"id\":\"", one->id);
	}
	one->last = now;
}

void
noted_report(void)
{
	for (size_t i = 0; i < noted_count; i++)
		printf("delta %s %s %u %" PRId64 " %" PRId64 "\n", noted[i].pos, noted[i].id, noted[i].count,
		    noted[i].first, noted[i].last);
	puts("end");
	fflush(stdout);
	noted_count = 0;
}
