/* Directory files as a stranger may write them: CSV and HSDS, read, judged and made ready for PostgreSQL.
 * Whatever is in one, reading ends, and what came of it is JSON. */
#include <stdint.h>
#include <string.h>

#include "base/check.h"
#include "directory/book.h"
#include "wire/wire.h"

static const struct field no_fields[] = { { 0 } };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena      *arena = arena_open();
	struct book       *book = book_open(arena);
	struct book_report report = { 0 };
	const char        *json, *text;
	struct faults      faults = { 0 };
	char               nothing;

	if (size > 0) {
		text = arena_text_n(arena, (const char *)bytes + 1, size - 1);
		book_read(book, (bytes[0] & 1) != 0 ? BOOK_HSDS : BOOK_CSV, text, size - 1);
	}
	json = book_json(book);
	/* Unknown members are fine, anything else means that it can't be read. */
	check(wire_read(arena, json, strlen(json), no_fields, WIRE_OWN, &nothing, NULL, &faults) == OK
	      || faults.items[0].problem == PROBLEM_BAD_JSON);
	check(faults.count == 0 || strstr(faults.items[0].detail, "deep") != NULL);
	book_problems(book, &report);
	for (size_t i = 0; i < report.problems.count; i++)
		check(book_where(arena, &((const struct book_problem *)report.problems.items)[i]) != NULL);
	book_close(book);
	arena_close(arena);
	return 0;
}
