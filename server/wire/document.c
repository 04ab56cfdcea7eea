/* Documents that others wrote: found to be one of the shapes that directories come in, and read object by
 * object. */
#include <jansson.h>
#include <string.h>

#include "base/check.h"
#include "read.h"

struct item {
	json_t     *value; /* the document's own */
	const char *list;  /* NULL: no collection */
	size_t      index;
	long        line;
};

struct wire_document {
	struct arena *arena;
	bool          is_page; /* items stand under "contents" */
	bool          is_list; /* or at the top; else there is one object, or one a line */
	size_t        count, capacity;
	struct item  *items;
	size_t        root_count;
	json_t      **roots;
};

static void
item_add(struct wire_document *document, struct item item)
{
	if (document->count == document->capacity) {
		size_t       capacity = document->capacity == 0 ? 64 : document->capacity * 2;
		struct item *items = arena_take(document->arena, capacity * sizeof *items);

		if (document->count > 0)
			memcpy(items, document->items, document->count * sizeof *items);
		document->items = items;
		document->capacity = capacity;
	}
	document->items[document->count++] = item;
}

static void
list_add(struct wire_document *document, const char *name, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		item_add(
		    document, (struct item){ .value = json_array_get(list, i), .list = name, .index = i });
}

static void
root_read(struct wire_document *document, json_t *root, const char *const *lists)
{
	json_t *contents = json_object_get(root, "contents");

	document->is_page = json_is_array(contents);
	document->is_list = json_is_array(root);
	if (document->is_page || document->is_list) {
		list_add(document, NULL, document->is_page ? contents : root);
		return;
	}
	/* A noun of its own has an id, a collection has none. */
	for (; json_object_get(root, "id") == NULL && *lists != NULL; lists++)
		if (json_is_array(json_object_get(root, *lists)))
			list_add(document, *lists, json_object_get(root, *lists));
	if (document->count == 0)
		item_add(document, (struct item){ .value = root });
}

static json_t *
text_parse(const struct reader *reader, const char *json, size_t size, json_error_t *error)
{
	if (json_too_deep(json, size, WIRE_DOCUMENT_DEPTH_MOST)) {
		fault_at(reader, PROBLEM_BAD_JSON, NULL, "nested too deep: at most %d levels",
		    WIRE_DOCUMENT_DEPTH_MOST);
		return NULL;
	}
	return json_loadb(json, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, error);
}

static bool
is_blank(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (strchr(" \t\r\n", text[i]) == NULL || text[i] == '\0')
			return false;
	return true;
}

/* One object a line. */
static bool
lines_read(struct wire_document *document, const struct reader *reader, const char *json, size_t size)
{
	const char  *end = json + size;
	size_t       most = 1;
	json_error_t error;

	for (const char *c = json; c < end; c++)
		most += *c == '\n';
	document->roots = arena_take(document->arena, most * sizeof *document->roots);
	for (long line = 1; json < end; line++) {
		const char *stop = memchr(json, '\n', (size_t)(end - json));
		size_t      length = (size_t)((stop == NULL ? end : stop) - json);

		if (!is_blank(json, length)) {
			json_t *root = text_parse(reader, json, length, &error);

			if (root == NULL) {
				if (reader->faults->count == 0)
					fault_at(reader, PROBLEM_BAD_JSON, NULL, "line %ld, column %d: %s",
					    line, error.column, json_fault(json_error_code(&error)));
				return false;
			}
			document->roots[document->root_count++] = root;
			item_add(document, (struct item){ .value = root, .line = line });
		}
		json += length + (stop != NULL);
	}
	return true;
}

/* Does the first line hold a whole object, with more behind it? */
static bool
is_lines(const char *json, size_t size)
{
	const char *stop = memchr(json, '\n', size);
	json_t     *first;
	bool        whole;

	if (stop == NULL || is_blank(stop, size - (size_t)(stop - json)))
		return false;
	first = json_loadb(json, (size_t)(stop - json), 0, NULL);
	whole = json_is_object(first);
	json_decref(first);
	return whole;
}

static bool
document_read(struct wire_document *document, const struct reader *reader, const char *json, size_t size,
    const char *const *lists)
{
	json_error_t error;
	json_t      *root;

	if (is_lines(json, size))
		return lines_read(document, reader, json, size);
	root = text_parse(reader, json, size, &error);
	if (root == NULL) {
		if (reader->faults->count == 0)
			fault_at(reader, PROBLEM_BAD_JSON, NULL, "line %d, column %d: %s", error.line,
			    error.column, json_fault(json_error_code(&error)));
		return false;
	}
	document->roots = arena_take(document->arena, sizeof *document->roots);
	document->roots[document->root_count++] = root;
	root_read(document, root, lists);
	return true;
}

struct wire_document *
wire_document_open(
    struct arena *arena, const char *json, size_t size, const char *const *lists, struct faults *faults)
{
	struct wire_document *document = arena_take(arena, sizeof *document);
	enum problem          first = OK;
	struct reader         reader = { arena, WIRE_OPEN, faults, &first };
	static const char     mark[] = "\xef\xbb\xbf";

	document->arena = arena;
	if (size >= sizeof mark - 1 && memcmp(json, mark, sizeof mark - 1) == 0) {
		json += sizeof mark - 1;
		size -= sizeof mark - 1;
	}
	if (document_read(document, &reader, json, size, lists))
		return document;
	wire_document_close(document);
	return NULL;
}

void
wire_document_close(struct wire_document *document)
{
	for (size_t i = 0; document != NULL && i < document->root_count; i++)
		json_decref(document->roots[i]);
}

size_t
wire_document_count(const struct wire_document *document)
{
	return document->count;
}

struct wire_item
wire_document_item(const struct wire_document *document, size_t index)
{
	const struct item *item = &document->items[index];
	struct wire_item   told = {
		  .list = item->list == NULL ? "" : item->list, .pointer = "", .line = item->line
	};

	check(index < document->count);
	if (item->list != NULL)
		told.pointer = arena_print(document->arena, "/%s/%zu", item->list, item->index);
	else if (document->is_page || document->is_list)
		told.pointer =
		    arena_print(document->arena, "%s/%zu", document->is_page ? "/contents" : "", item->index);
	return told;
}

bool
wire_document_has(const struct wire_document *document, size_t index, const char *member)
{
	const json_t *value = json_object_get(document->items[index].value, member);

	return value != NULL && !json_is_null(value);
}

enum problem
wire_document_read(const struct wire_document *document, size_t index, const struct field *fields, void *noun,
    field_set *present, struct faults *faults)
{
	enum problem  first = OK;
	struct reader reader = { document->arena, WIRE_OPEN, faults, &first };
	json_t       *value = document->items[index].value;
	field_set     set = 0;

	field_clear(fields, noun);
	if (json_is_object(value))
		set = read_object(&reader, NULL, value, fields, noun);
	else
		fault_at(
		    &reader, PROBLEM_WRONG_TYPE, NULL, "expected an object, {...}, got %s", json_kind(value));
	if (present != NULL)
		*present = set;
	return first;
}
