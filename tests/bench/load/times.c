/* See times.h. */
#include "times.h"

#include <stdlib.h>

#include "tool.h"

void
times_add(struct times *times, int64_t ns)
{
	if (times->count == times->room) {
		times->room = times->room ? times->room * 2 : 4096;
		if (!(times->ns = realloc(times->ns, times->room * sizeof *times->ns)))
			die("no memory");
	}
	times->ns[times->count++] = ns;
}

static int
by_size(const void *one, const void *other)
{
	int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;

	return (a > b) - (a < b);
}

int64_t
times_quantile(struct times *times, double share)
{
	if (times->count == 0)
		return 0;
	qsort(times->ns, times->count, sizeof *times->ns, by_size);
	return times->ns[(size_t)(share * (double)(times->count - 1))];
}

size_t
times_over(const struct times *times, int64_t ns)
{
	size_t over = 0;

	for (size_t i = 0; i < times->count; i++)
		over += times->ns[i] > ns;
	return over;
}
