/* Any bytes as a request's body: never a crash, and what was taken is written, read back and written again
 * alike. */
#include <stdint.h>
#include <string.h>

#include "../wire/noun.c"
#include "base/check.h"
#include "wire/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
check_faults(const struct faults *faults, enum problem problem)
{
	check((problem == OK) == (faults->count == 0));
	check(problem == OK || faults->items[0].problem == problem);
	for (size_t i = 0; i < faults->count; i++) {
		check(memchr(faults->items[i].pointer, '\0', sizeof faults->items[i].pointer) != NULL);
		check(faults->items[i].pointer[0] == '\0' || faults->items[i].pointer[0] == '/');
		check(faults->items[i].detail[0] != '\0');
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_open();
	struct buffer first = { 0 }, second = { 0 };
	struct faults faults = { 0 };
	struct noun   noun, back;
	enum problem  problem =
	    wire_read(arena, (const char *)bytes, size, noun_fields, WIRE_BODY, &noun, NULL, &faults);

	check_faults(&faults, problem);
	/* Also what was refused leaves a noun that can be written. */
	wire_write(&first, noun_fields, &noun);
	check(wire_read(arena, first.bytes, first.size, noun_fields, WIRE_OWN, &back, NULL, NULL) == OK);
	wire_write(&second, noun_fields, &back);
	check(first.size == second.size && memcmp(first.bytes, second.bytes, first.size) == 0);
	if (wire_read(arena, (const char *)bytes, size, noun_fields, WIRE_OWN, &noun, NULL, NULL) == OK) {
		buffer_clear(&first);
		wire_write(&first, noun_fields, &noun);
	}
	buffer_done(&first);
	buffer_done(&second);
	arena_close(arena);
	return 0;
}
