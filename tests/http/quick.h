/* A server of short patience and small measures, so that no test of them waits long. */
#ifndef PORCHLIGHT_TESTS_HTTP_QUICK_H
#define PORCHLIGHT_TESTS_HTTP_QUICK_H

#include "world.h"

/* Two workers, one more for reports, a queue of three. */
struct world *world_open_quick(void);

#endif
