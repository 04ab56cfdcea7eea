/* Gathers a transaction's rows from its begin to its commit. Bounded: what is too large to be gathered is
 * better read as a new picture. */
#ifndef PORCHLIGHT_REPLICA_TRANSACTION_H
#define PORCHLIGHT_REPLICA_TRANSACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/change.h"

struct transaction;

enum gathered {
	GATHERED_MORE,      /* go on */
	GATHERED_CHANGE,    /* committed; the change is valid until the next call */
	GATHERED_TOO_LARGE, /* over bytes_most of messages */
	GATHERED_NONSENSE,  /* not pgoutput as we know it */
};

struct transaction *transaction_open(size_t bytes_most);
void                transaction_close(struct transaction *transaction);
enum gathered       transaction_take(
	  struct transaction *transaction, const void *message, size_t size, struct change *change);
/* Between a begin and its commit? */
bool transaction_is_open(const struct transaction *transaction);

#endif
