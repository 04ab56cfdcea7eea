/* The change stream's parser: any bytes, as a run of messages, each with its length before it. Whatever is
 * read must be usable: names and values of every row are touched, and what a gathered transaction says is
 * applied to nothing. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "replica/transaction.h"

static size_t
touch(const struct change_row *row)
{
	size_t sum = strlen(row->relation);

	for (size_t i = 0; i < row->count; i++) {
		sum += strlen(row->names[i]);
		if (row->values[i])
			sum += strlen(row->values[i]);
		check(!(row->unchanged && row->unchanged[i] && row->values[i]));
	}
	return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct transaction *transaction = transaction_open(1 << 16);
	size_t              sum = 0;

	while (size >= 2) {
		size_t        length = (size_t)data[0] << 8 | data[1];
		struct change change;
		enum gathered gathered;

		data += 2;
		size -= 2;
		if (length > size)
			length = size;
		gathered = transaction_take(transaction, data, length, &change);
		data += length;
		size -= length;
		if (gathered == GATHERED_CHANGE) {
			check(!transaction_is_open(transaction));
			for (size_t i = 0; i < change.count; i++)
				sum += touch(&change.rows[i]);
		}
		if (gathered == GATHERED_TOO_LARGE || gathered == GATHERED_NONSENSE)
			break;
	}
	transaction_close(transaction);
	return sum == SIZE_MAX; /* never: but the sum is needed, so every byte was looked at */
}
