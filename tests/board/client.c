/* See client.h. */
#include "client.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "domain/change.h"

static json_t *
read_text(const char *text)
{
	json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

	assert_non_null(value);
	return value;
}

static uint64_t
position_of(const json_t *object, const char *member)
{
	uint64_t pos = 0;

	assert_true(position_read(json_string_value(json_object_get(object, member)), &pos));
	return pos;
}

static json_t *
rows_by_id(const json_t *snapshot)
{
	json_t     *rows = json_object(), *list, *row;
	const char *kind;
	size_t      i;

	json_object_foreach(json_object_get(snapshot, "rows"), kind, list)
	{
		json_t *by_id = json_object();

		json_array_foreach(list, i, row)
		    json_object_set(by_id, json_string_value(json_object_get(row, "id")), row);
		json_object_set_new(rows, kind, by_id);
	}
	return rows;
}

void
client_load(struct client *client, const char *text)
{
	json_t *snapshot = read_text(text);

	client_done(client);
	client->rows = rows_by_id(snapshot);
	client->pos = position_of(snapshot, "pos");
	snprintf(
	    client->epoch, sizeof client->epoch, "%s", json_string_value(json_object_get(snapshot, "epoch")));
	json_decref(snapshot);
}

static void
apply(struct client *client, const json_t *delta)
{
	const char *kind;
	json_t     *list, *item;
	size_t      i;

	json_object_foreach(json_object_get(delta, "set"), kind, list)
	{
		json_array_foreach(list, i, item) json_object_set(json_object_get(client->rows, kind),
		    json_string_value(json_object_get(item, "id")), item);
	}
	json_object_foreach(json_object_get(delta, "del"), kind, list)
	{
		json_array_foreach(list, i, item)
		    json_object_del(json_object_get(client->rows, kind), json_string_value(item));
	}
}

enum applied
client_apply(struct client *client, const char *text)
{
	json_t      *delta = read_text(text);
	uint64_t     pos = position_of(delta, "pos"), prev = position_of(delta, "prev");
	enum applied applied = pos <= client->pos ? OLD : prev > client->pos ? HOLE : APPLIED;

	assert_true(prev < pos);
	if (applied == APPLIED) {
		apply(client, delta);
		client->pos = pos;
	}
	json_decref(delta);
	return applied;
}

bool
client_agrees(const struct client *client, const char *text)
{
	json_t *snapshot = read_text(text), *rows = rows_by_id(snapshot);
	bool    agrees = json_equal(rows, client->rows) == 1;

	json_decref(rows);
	json_decref(snapshot);
	return agrees;
}

void
client_done(struct client *client)
{
	json_decref(client->rows);
	client->rows = NULL;
}
