/* The two clocks. Wall time is microseconds since 1970-01-01 UTC (PostgreSQL's resolution); NO_TIME stands
 * for SQL's NULL. */
#ifndef PORCHLIGHT_BASE_CLOCK_H
#define PORCHLIGHT_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define NO_TIME                 INT64_MIN
#define TIME_INFINITE           INT64_MAX
#define MICROSECONDS_PER_SECOND ((int64_t)1000000)
#define MICROSECONDS_PER_HOUR   ((int64_t)3600 * MICROSECONDS_PER_SECOND)
#define TIME_TEXT_SIZE          32

int64_t clock_wall_us(void);
/* Never goes back; for deadlines and durations. */
int64_t clock_monotonic_ms(void);

/* RFC 3339 in UTC, as many decimals (0 to 6) as the value needs: 2026-11-22T04:05:06.123456Z.
 * into has TIME_TEXT_SIZE bytes. */
void time_print(int64_t time_us, char *into);
/* Reads RFC 3339 and PostgreSQL's ISO output ("2026-11-22 04:05:06.123456+00"), any offset. false: not a
 * time. */
bool time_read(const char *text, int64_t *time_us);

#endif
