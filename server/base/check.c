/* How the process ends when a promise between rooms is broken: one line in the log, then a core dump, never a
 * guess. */
#include "base/check.h"

#include <stdlib.h>

#include "base/log.h"

void
check_failed(const char *condition, const char *file, int line)
{
	log_event(LOG_LEVEL_ERROR, "check.failed", log_text("condition", condition), log_text("file", file),
	    log_int("line", line));
	abort();
}
