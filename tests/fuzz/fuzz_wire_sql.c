/* Any text as a column of each kind: never a crash, and what was taken goes back to SQL and comes again as
 * the same. The first byte chooses the member. */
#include <stdint.h>
#include <string.h>

#include "../wire/noun.c"
#include "base/check.h"
#include "wire/wire.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct field *field;
	struct arena       *arena;
	struct noun         noun, back;
	const char         *text, *param, *again;

	if (size == 0)
		return 0;
	arena = arena_open();
	field = &noun_fields[bytes[0] % (sizeof noun_fields / sizeof noun_fields[0] - 1)];
	text = arena_text_n(arena, (const char *)bytes + 1, size - 1);
	if (wire_member_from_sql(arena, field, text, &noun)) {
		param = wire_member_to_sql(arena, field, &noun);
		check(wire_member_from_sql(arena, field, param, &back));
		again = wire_member_to_sql(arena, field, &back);
		check((param == NULL) == (again == NULL));
		check(param == NULL || strcmp(param, again) == 0);
	}
	arena_close(arena);
	return 0;
}
