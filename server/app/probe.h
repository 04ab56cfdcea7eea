/* Asks a server on this machine how it is: one GET over a plain socket. */
#ifndef PORCHLIGHT_APP_PROBE_H
#define PORCHLIGHT_APP_PROBE_H

#include <stdbool.h>
#include <stddef.h>

#include "settings.h"

enum { PROBE_BODY_SIZE = 4096 };

/* Fills *status and body (PROBE_BODY_SIZE bytes, cut if longer). false, with a sentence in why: nobody
 * answered within 3 s. */
bool probe_get(
    const struct settings *settings, const char *path, int *status, char *body, char *why, size_t why_size);

#endif
