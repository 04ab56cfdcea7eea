/* Any text as a zone's name: never a crash, and never a file outside the zone database. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "hours/hours.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *name = malloc(size + 1);

	check(name != NULL);
	memcpy(name, bytes, size);
	name[size] = '\0';
	check(!hours_zone_known(name) || strchr(name, '.') == NULL);
	free(name);
	return 0;
}
