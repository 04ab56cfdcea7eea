/* Which column fills which member: worked out once for a statement, by name, and then only followed. */
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/log.h"
#include "internal.h"
#include "wire/wire.h"

void
columns_make(struct column_map *map, const PGresult *result, const struct field *fields, bool is_act)
{
	columns_done(map);
	map->fields = fields;
	map->count = PQnfields(result);
	map->outcome = -1;
	map->members = calloc((size_t)map->count + 1, sizeof(const struct field *));
	check(map->members != NULL);
	for (int i = 0; i < map->count; i++) {
		if (is_act && map->outcome < 0 && strcmp(PQfname(result, i), "outcome") == 0)
			map->outcome = i;
		else if (fields != NULL)
			map->members[i] = field_find(fields, PQfname(result, i));
	}
}

void
columns_done(struct column_map *map)
{
	free(map->members);
	*map = (struct column_map){ 0 };
}

bool
columns_bind(const struct column_map *map, struct arena *arena, const PGresult *result, int row,
    const char *statement, void *noun, bool *any)
{
	*any = false;
	field_clear(map->fields, noun);
	for (int i = 0; i < map->count; i++) {
		const char *text = PQgetisnull(result, row, i) ? NULL : PQgetvalue(result, row, i);

		if (map->members[i] == NULL)
			continue;
		*any = *any || text != NULL;
		if (!wire_member_from_sql(arena, map->members[i], text, noun)) {
			log_event(LOG_LEVEL_ERROR, "db.bad_column", log_text("statement", statement),
			    log_text("column", map->members[i]->name));
			return false;
		}
	}
	return true;
}
