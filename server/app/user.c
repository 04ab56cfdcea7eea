/* `porchlight user add`: a person, and the role they hold in an organization. Someone who is there already
 * gets another role. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "commands.h"
#include "domain/organization.h"
#include "domain/role.h"
#include "hours/hours.h"
#include "owner.h"
#include "password.h"
#include "seal/seal.h"

struct user_words {
	const char *email, *name, *organization, *kind, *zone, *role;
	bool        password_stdin;
};

const struct option_row user_add_options[] = {
	{ .name = "--email",
	    .kind = OPTION_TEXT,
	    .placeholder = "ADDRESS",
	    .offset = offsetof(struct user_words, email),
	    .help = "What they sign in with." },
	{ .name = "--name",
	    .kind = OPTION_TEXT,
	    .placeholder = "NAME",
	    .offset = offsetof(struct user_words, name),
	    .help = "What colleagues call them." },
	{ .name = "--organization",
	    .kind = OPTION_TEXT,
	    .placeholder = "NAME",
	    .offset = offsetof(struct user_words, organization),
	    .help = "Where; by name or key." },
	{ .name = "--role",
	    .kind = OPTION_TEXT,
	    .placeholder = "ROLE",
	    .offset = offsetof(struct user_words, role),
	    .help = "house_staff, house_lead, referrer, referrer_lead, network_admin or analyst." },
	{ .name = "--kind",
	    .kind = OPTION_TEXT,
	    .placeholder = "KIND",
	    .offset = offsetof(struct user_words, kind),
	    .help = "Make the organization if there is none: peer_respite, drop_in, warmline, hospital, "
		    "mobile_crisis, crisis_line or network." },
	{ .name = "--zone",
	    .kind = OPTION_TEXT,
	    .placeholder = "ZONE",
	    .offset = offsetof(struct user_words, zone),
	    .help = "With --kind network: where its weeks and months are counted (America/New_York)." },
	{ .name = "--password-stdin",
	    .kind = OPTION_FLAG,
	    .offset = offsetof(struct user_words, password_stdin),
	    .help = "Read the password from the first line of standard input instead of asking for it." },
	{ 0 },
};

static int
wrong(const char *what, const char *value)
{
	fprintf(stderr, "porchlight user add: %s%s%s\nSee `porchlight help user add`.\n", what,
	    value == NULL ? "" : ": ", value == NULL ? "" : value);
	return EXIT_USAGE;
}

/* One at sign with something on both sides, and nothing that an address can't have. */
static bool
is_email(const char *text)
{
	const char *at = strchr(text, '@');
	size_t      size = strlen(text);

	if (at == NULL || at == text || at[1] == '\0' || strchr(at + 1, '@') != NULL || size > 254)
		return false;
	for (const char *c = text; *c != '\0'; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f)
			return false;
	return true;
}

static int
words_check(const struct user_words *words)
{
	const char *const needed[][2] = { { "--email", words->email },
		{ "--organization", words->organization }, { "--role", words->role } };

	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (needed[i][1] == NULL || needed[i][1][0] == '\0')
			return wrong("this option is needed", needed[i][0]);
	if (!is_email(words->email))
		return wrong("this is no e-mail address", words->email);
	if (choice_find(&role_choices, words->role) < 0)
		return wrong("there is no role", words->role);
	if (words->kind != NULL && choice_find(&organization_kind_choices, words->kind) < 0)
		return wrong("there is no kind of organization", words->kind);
	if (!hours_zone_known(words->zone))
		return wrong("there is no zone", words->zone);
	if (strlen(words->organization) > 120)
		return wrong("the organization's name is too long (120 characters at most)", NULL);
	return EXIT_DONE;
}

/* What is known already, and whether that and the words make sense together. */
static int
person_find(struct owner *owner, const struct user_words *words, const char *email, struct db_cells *found)
{
	if (!owner_ask(owner,
		&(struct db_call)DB_CALL(STATEMENT_user_find, email, words->organization, words->role),
		found))
		return EXIT_FAILED;
	if (strcmp(db_cell(found, 0, 1), "0") == 0 && words->kind == NULL) {
		fprintf(stderr,
		    "porchlight user add: there is no organization \"%s\"%s%s; --kind makes one\n",
		    words->organization, db_cell(found, 0, 3) == NULL ? "" : "; did you mean one of: ",
		    db_cell(found, 0, 3) == NULL ? "" : db_cell(found, 0, 3));
		return EXIT_FAILED;
	}
	if (strcmp(db_cell(found, 0, 1), "0") != 0 && strcmp(db_cell(found, 0, 1), "1") != 0) {
		fprintf(stderr,
		    "porchlight user add: %s organizations are called \"%s\"; give the key of one\n",
		    db_cell(found, 0, 1), words->organization);
		return EXIT_FAILED;
	}
	if (db_cell(found, 0, 0) == NULL
	    && (words->name == NULL || words->name[0] == '\0' || strlen(words->name) > 80))
		return wrong("a new person needs a --name of up to 80 characters", NULL);
	return EXIT_DONE;
}

static int
person_add(struct owner *owner, const struct user_words *words)
{
	struct db_cells found;
	char           *email = arena_text(owner->arena, words->email);
	char            hash[PASSWORD_HASH_SIZE];
	bool            is_new;
	int             status;

	for (char *c = email; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	if ((status = person_find(owner, words, email, &found)) != EXIT_DONE)
		return status;
	if (strcmp(db_cell(&found, 0, 2), "t") == 0) {
		printf("%s is %s at %s already\n", db_cell(&found, 0, 0), words->role, words->organization);
		return EXIT_DONE;
	}
	is_new = db_cell(&found, 0, 0) == NULL;
	if (is_new && (status = password_ask("user add", words->password_stdin, hash)) != EXIT_DONE)
		return status;
	if (!owner_ask(owner,
		&(struct db_call)DB_CALL(STATEMENT_user_add, email, words->name, is_new ? hash : NULL,
		    words->organization, strcmp(db_cell(&found, 0, 1), "0") == 0 ? words->kind : NULL,
		    words->role, words->zone),
		&found))
		return EXIT_FAILED;
	printf("%s is %s at %s\n", email, words->role, db_cell(&found, 0, 0));
	return EXIT_DONE;
}

int
command_user_add(int argc, char **argv)
{
	struct user_words words = { .zone = "America/New_York" };
	struct owner      owner;
	int               status;

	if ((status = options_or_usage("user add", user_add_options, argc, argv, &words, NULL, 0, 0))
		!= EXIT_DONE
	    || (status = words_check(&words)) != EXIT_DONE)
		return status;
	if ((status = owner_open(&owner, "user add", 0)) == EXIT_DONE)
		status = person_add(&owner, &words);
	owner_close(&owner);
	return status;
}
