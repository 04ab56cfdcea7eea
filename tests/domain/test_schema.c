/* What C takes from a client must fit what the database's constraints take: same choices in the same order,
 * and no wider limits. Else a body that was found right would break a constraint, which is nobody's fault but
 * ours. Reads sql/migrations as they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glob.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/bed.h"
#include "domain/moves.h"
#include "domain/organization.h"
#include "domain/recipient.h"
#include "domain/referral.h"
#include "domain/role.h"
#include "domain/service.h"
#include "domain/session.h"
#include "domain/site.h"
#include "domain/stay.h"
#include "domain/turn_away.h"

/* Every table of rows and of bodies that a column of that SQL table goes through. */
static const struct {
	const char         *table;
	const struct field *fields;
} nouns[] = {
	{ "site", site_fields },
	{ "site", site_patch_fields },
	{ "bed", bed_fields },
	{ "bed", bed_patch_fields },
	{ "bed", bed_change_fields },
	{ "service", service_fields },
	{ "service", service_patch_fields },
	{ "organization", organization_fields },
	{ "organization", organization_patch_fields },
	{ "referral", referral_fields },
	{ "referral", referral_new_fields },
	{ "recipient", recipient_fields },
	{ "recipient", recipient_decline_fields },
	{ "stay", stay_fields },
	{ "stay", stay_new_fields },
	{ "stay", stay_patch_fields },
	{ "stay", stay_leave_fields },
	{ "turn_away", turn_away_fields },
	{ "turn_away", turn_away_new_fields },
	{ "membership", session_membership_fields },
	{ "move", move_fields },
};

static char   *schema;
static regex_t column_in, column_length, column_range;
static size_t  compared_choices, compared_limits;

static int
read_schema(void **state)
{
	glob_t paths;
	size_t size = 0;

	(void)state;
	schema = calloc(1, 1u << 20);
	if (schema == NULL || glob("sql/migrations/*.sql", 0, NULL, &paths) != 0)
		return -1;
	for (size_t i = 0; i < paths.gl_pathc; i++) {
		FILE *file = fopen(paths.gl_pathv[i], "re");

		if (file == NULL)
			return -1;
		size += fread(schema + size, 1, (1u << 20) - 1 - size, file);
		fclose(file);
	}
	globfree(&paths);
	return regcomp(&column_in, "CHECK \\(([a-z_]+) IN \\(([^)]*)\\)\\)", REG_EXTENDED)
	    || regcomp(
		&column_length, "length\\(([a-z_]+)\\) (BETWEEN ([0-9]+) AND|<=) ([0-9]+)", REG_EXTENDED)
	    || regcomp(&column_range, "CHECK \\(([a-z_]+) BETWEEN (-?[0-9]+) AND ([0-9]+)\\)", REG_EXTENDED);
}

static int
forget_schema(void **state)
{
	(void)state;
	free(schema);
	regfree(&column_in);
	regfree(&column_length);
	regfree(&column_range);
	return 0;
}

/* 'a', 'b', 'c' as a table of choices would say it. */
static void
same_choices(const char *table, const struct field *field, const char *list, size_t size)
{
	char written[1000] = "";

	for (size_t i = 0; i < field->choices->count; i++)
		snprintf(written + strlen(written), sizeof written - strlen(written), "%s'%s'",
		    i > 0 ? ", " : "", field->choices->slugs[i]);
	if (strlen(written) != size || strncmp(written, list, size) != 0)
		fail_msg("%s.%s: SQL has %.*s, C has %s", table, field->name, (int)size, list, written);
	compared_choices++;
}

static void
no_wider(const char *table, const struct field *field, long least, long most)
{
	if (field->flags & FIELD_READ_ONLY)
		return;
	if (field->least < least || field->most > most || field->most == 0)
		fail_msg("%s.%s: SQL takes %ld to %ld, C takes %ld to %ld", table, field->name, least, most,
		    (long)field->least, (long)field->most);
	compared_limits++;
}

static long
number_at(const char *line, regmatch_t match)
{
	return match.rm_so < 0 ? 0 : strtol(line + match.rm_so, NULL, 10);
}

/* The field that the constraint is about; NULL: the noun doesn't have it. */
static const struct field *
field_at(const struct field *fields, const char *line, regmatch_t match)
{
	char name[64];

	snprintf(name, sizeof name, "%.*s", (int)(match.rm_eo - match.rm_so), line + match.rm_so);
	return field_find(fields, name);
}

static void
compare_line(const char *table, const struct field *fields, const char *line)
{
	const struct field *field;
	regmatch_t          match[5];

	if (regexec(&column_in, line, 3, match, 0) == 0 && (field = field_at(fields, line, match[1])) != NULL
	    && field->kind == FIELD_CHOICE)
		same_choices(table, field, line + match[2].rm_so, (size_t)(match[2].rm_eo - match[2].rm_so));
	if (regexec(&column_length, line, 5, match, 0) == 0
	    && (field = field_at(fields, line, match[1])) != NULL)
		/* A text that may be NULL or has a default may be empty too, if SQL says no more than "at
		 * most". */
		no_wider(table, field, number_at(line, match[3]), number_at(line, match[4]));
	if (regexec(&column_range, line, 4, match, 0) == 0
	    && (field = field_at(fields, line, match[1])) != NULL)
		no_wider(table, field, number_at(line, match[2]), number_at(line, match[3]));
}

static void
compare_noun(const char *table, const struct field *fields)
{
	char  start[100], *body, *end, *line, *save = NULL;
	char *copy;

	snprintf(start, sizeof start, "CREATE TABLE %s (\n", table);
	body = strstr(schema, start);
	assert_non_null(body);
	end = strstr(body, "\n);");
	assert_non_null(end);
	copy = strndup(body, (size_t)(end - body));
	for (line = strtok_r(copy, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save))
		compare_line(table, fields, line);
	free(copy);
}

static void
c_takes_nothing_that_a_constraint_would_refuse(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		compare_noun(nouns[i].table, nouns[i].fields);
	/* So that a change of spelling doesn't empty the comparison. */
	assert_true(compared_choices >= 20);
	assert_true(compared_limits >= 25);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
	    c_takes_nothing_that_a_constraint_would_refuse) };

	return cmocka_run_group_tests(tests, read_schema, forget_schema);
}
