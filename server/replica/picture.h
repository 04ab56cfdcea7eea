/* The picture that the stream goes on from: a slot, the tables as they were when it was made, and an epoch.
 */
#ifndef PORCHLIGHT_REPLICA_PICTURE_H
#define PORCHLIGHT_REPLICA_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "link.h"
#include "replica/replica.h"

/* On a fresh connection: makes the slot, tells begin, every row and ready, and starts the stream. *pos is
 * where it starts. */
bool picture_read(struct link *link, const struct replica_settings *settings, uint64_t *pos);

#endif
