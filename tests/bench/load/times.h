/* A growing list of durations and its quantiles. */
#ifndef PORCHLIGHT_BENCH_TIMES_H
#define PORCHLIGHT_BENCH_TIMES_H

#include <stddef.h>
#include <stdint.h>

struct times {
	int64_t *ns;
	size_t   count, room;
};

void times_add(struct times *times, int64_t ns);
/* Sorts. share from 0 to 1; 0 when the list is empty. */
int64_t times_quantile(struct times *times, double share);
size_t  times_over(const struct times *times, int64_t ns);

#endif
