/* `porchlight key add`: a fresh key for sealed fields. The last key of the file seals, all of them open, so
 * adding one is how keys are changed; an old one may go once nothing is sealed with it any more. */
#include <stdio.h>

#include "commands.h"
#include "seal/seal.h"

int
command_key_add(int argc, char **argv)
{
	const char *path;
	char        why[512];
	int         status;

	if ((status = options_or_usage("key add", NULL, argc, argv, NULL, &path, 1, 1)) != EXIT_DONE)
		return status;
	if (!key_ring_add(path, why, sizeof why)) {
		fprintf(stderr, "porchlight key add: %s\n", why);
		return EXIT_FAILED;
	}
	printf("added a key to %s; keep a copy where the database's backups are not\n", path);
	return EXIT_DONE;
}
