/* See transaction.h. */
#include "transaction.h"

#include <string.h>

#include "base/memory.h"
#include "pgoutput.h"

struct transaction {
	struct pgoutput   *parser;
	struct arena      *arena;
	size_t             bytes_most, bytes;
	bool               is_open, is_told;
	struct change_row *rows;
	size_t             count, capacity;
};

struct transaction *
transaction_open(size_t bytes_most)
{
	struct transaction *transaction = memory_zeroed(sizeof *transaction);

	transaction->parser = pgoutput_open();
	transaction->arena = arena_open();
	transaction->bytes_most = bytes_most;
	return transaction;
}

void
transaction_close(struct transaction *transaction)
{
	if (transaction == NULL)
		return;
	pgoutput_close(transaction->parser);
	arena_close(transaction->arena);
	free(transaction->rows);
	free(transaction);
}

bool
transaction_is_open(const struct transaction *transaction)
{
	return transaction->is_open;
}

static void
gather(struct transaction *transaction, const struct pgoutput_message *message)
{
	size_t count = transaction->count + message->count;

	if (count > transaction->capacity) {
		transaction->capacity = count * 2;
		transaction->rows =
		    memory_grow(transaction->rows, transaction->capacity * sizeof *transaction->rows);
	}
	memcpy(transaction->rows + transaction->count, message->rows, message->count * sizeof *message->rows);
	transaction->count = count;
}

/* The rows that were told are of no use any more. */
static void
forget(struct transaction *transaction)
{
	arena_reset(transaction->arena);
	transaction->bytes = transaction->count = 0;
	transaction->is_told = false;
}

enum gathered
transaction_take(struct transaction *transaction, const void *bytes, size_t size, struct change *change)
{
	struct pgoutput_message message;

	if (transaction->is_told)
		forget(transaction);
	if ((transaction->bytes += size) > transaction->bytes_most)
		return GATHERED_TOO_LARGE;
	if (!pgoutput_read(transaction->parser, transaction->arena, bytes, size, &message))
		return GATHERED_NONSENSE;
	switch (message.kind) {
	case PGOUTPUT_BEGIN:
		if (transaction->is_open)
			return GATHERED_NONSENSE;
		transaction->is_open = true;
		return GATHERED_MORE;
	case PGOUTPUT_ROWS:
		if (!transaction->is_open)
			return GATHERED_NONSENSE;
		if (message.count > 0)
			gather(transaction, &message);
		return GATHERED_MORE;
	case PGOUTPUT_COMMIT:
		if (!transaction->is_open)
			return GATHERED_NONSENSE;
		transaction->is_open = false;
		transaction->is_told = true;
		*change = (struct change){ .pos = message.pos,
			.committed_at_us = message.at_us,
			.count = transaction->count,
			.rows = transaction->rows };
		return GATHERED_CHANGE;
	case PGOUTPUT_OTHER: break;
	}
	if (!transaction->is_open)
		transaction->bytes = 0;
	return GATHERED_MORE;
}
