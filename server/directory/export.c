/* Entries are collected by organization, and written when all are there. */
#include "directory/export.h"

#include <string.h>

#include "directory/entry.h"
#include "room.h"
#include "wire/present.h"
#include "wire/wire.h"

struct directory_export {
	struct hsds_source source;
	struct rows        entries; /* struct directory_entry */
};

struct directory_export *
directory_export_open(struct arena *arena, const char *base, int64_t now_us)
{
	struct directory_export *export = arena_take(arena, sizeof *export);

	export->source = (struct hsds_source){
		.arena = arena, .base = base == NULL || base[0] == '\0' ? NULL : base, .now_us = now_us
	};
	return export;
}

bool
directory_export_add(struct directory_export *export, const char *json)
{
	struct directory_entry *entry =
	    rows_add(export->source.arena, &export->entries, directory_entry_fields, sizeof *entry);

	return wire_read(export->source.arena, json, strlen(json), directory_entry_fields, WIRE_OWN, entry,
		   NULL, NULL)
	    == OK;
}

static void
organizations_write(const struct directory_export *export, struct buffer *into)
{
	const struct directory_entry *entries = export->entries.items;

	for (size_t i = 0, count; i < export->entries.count; i += count) {
		struct hsds_organization organization;

		for (count = 1;
		     i + count < export->entries.count
		     && strcmp(entries[i + count].organization_id, entries[i].organization_id) == 0;
		     count++)
			;
		hsds_organization_make(&export->source, &entries[i], count, HSDS_FULL, &organization);
		buffer_put_text(into, i > 0 ? ",\n" : "\n");
		wire_write_present(into, hsds_organization_fields, &organization);
	}
}

static void
services_write(const struct directory_export *export, struct buffer *into)
{
	const struct directory_entry *entries = export->entries.items;
	const char                   *comma = "\n";

	for (size_t i = 0; i < export->entries.count; i++) {
		struct hsds_service service;

		if (entries[i].id == NULL)
			continue;
		hsds_service_make(&export->source, &entries[i], HSDS_FULL, &service);
		buffer_put_text(into, comma);
		wire_write_present(into, hsds_service_fields, &service);
		comma = ",\n";
	}
}

void
directory_export_write(struct directory_export *export, struct buffer *into)
{
	buffer_put_text(into, "{\"organizations\":[");
	organizations_write(export, into);
	buffer_put_text(into, "\n],\"services\":[");
	services_write(export, into);
	buffer_put_text(into, "\n]}\n");
}
