/* What happens because time passes: threads that ask PostgreSQL, again and again, to do what is due. One for
 * what somebody waits for, one for what counts and may take its time. */
#ifndef PORCHLIGHT_APP_TIMERS_H
#define PORCHLIGHT_APP_TIMERS_H

#include "roster/roster.h"

struct timers;

struct timers *timers_open(const char *conninfo, int statement_timeout_ms, struct roster *roster);
void           timers_close(struct timers *timers);

#endif
