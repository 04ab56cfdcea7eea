/* The deltas that many sockets got, by position: when the first socket had it, when the last, and how many
 * did. */
#ifndef PORCHLIGHT_BENCH_NOTED_H
#define PORCHLIGHT_BENCH_NOTED_H

#include <stdint.h>

/* head: the beginning of a delta's frame; its first "pos" and first "id" are read. */
void noted_add(const char *head, int64_t now);
/* delta POS ID COUNT FIRST LAST, one a line in the order they were first seen; then "end". */
void noted_report(void);

#endif
