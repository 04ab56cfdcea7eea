/* The one binary. Its table of commands is what `porchlight help` prints; each command is a file of this
 * folder. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "seal/seal.h"

/* How many words of argv name this command; 0: it is another one. */
static int
command_words(const struct command *command, int argc, char **argv)
{
	const char *space = strchr(command->name, ' ');
	size_t      first = space == NULL ? strlen(command->name) : (size_t)(space - command->name);

	if (strlen(argv[1]) != first || strncmp(argv[1], command->name, first) != 0)
		return 0;
	if (space == NULL)
		return 1;
	return argc > 2 && strcmp(argv[2], space + 1) == 0 ? 2 : 0;
}

/* Does anybody ask for help among these words? */
static bool
asks_help(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

/* "user" or "user remove": there is no such command, but others begin alike. */
static int
unknown_say(int argc, char **argv)
{
	size_t first = strlen(argv[1]);
	bool   begun = false;

	for (const struct command *command = commands; command->name != NULL && !begun; command++)
		begun = strncmp(command->name, argv[1], first) == 0 && command->name[first] == ' ';
	fprintf(stderr, "porchlight: there is no command \"%s%s%s\".", argv[1], begun && argc > 2 ? " " : "",
	    begun && argc > 2 ? argv[2] : "");
	for (const struct command *command = commands; begun && command->name != NULL; command++)
		if (strncmp(command->name, argv[1], first) == 0 && command->name[first] == ' ')
			fprintf(stderr, " There is \"%s\".", command->name);
	fprintf(stderr, " See `porchlight help`.\n");
	return EXIT_USAGE;
}

int
main(int argc, char **argv)
{
	if (argc < 2) {
		command_help(1, argv);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		printf("porchlight %s\n", PORCHLIGHT_VERSION);
		return EXIT_DONE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return command_help(1, argv);
	if (!seal_start()) {
		fprintf(stderr, "porchlight: this system has no working source of random numbers\n");
		return EXIT_FAILED;
	}
	for (const struct command *command = commands; command->name != NULL; command++) {
		int words = command_words(command, argc, argv);

		if (words == 0)
			continue;
		if (asks_help(argc - words, argv + words)) {
			command_print(command);
			return EXIT_DONE;
		}
		return command->run(argc - words, argv + words);
	}
	return unknown_say(argc, argv);
}
