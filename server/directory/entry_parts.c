/* What an entry carries as JSON, read into structs, and lists that grow. */
#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "room.h"
#include "wire/present.h"
#include "wire/wire.h"

enum { WEEK = 7 };

static const struct field rule_fields[] = {
	{ .name = "weekdays", .kind = FIELD_INT, .offset = offsetof(struct entry_rule, weekdays) },
	{ .name = "opens_minute", .kind = FIELD_INT, .offset = offsetof(struct entry_rule, opens_minute) },
	{ .name = "closes_minute", .kind = FIELD_INT, .offset = offsetof(struct entry_rule, closes_minute) },
	{ .name = "valid_from", .kind = FIELD_INT, .offset = offsetof(struct entry_rule, valid_from) },
	{ .name = "valid_to", .kind = FIELD_INT, .offset = offsetof(struct entry_rule, valid_to) },
	{ 0 },
};

static const struct field exception_fields[] = {
	{ .name = "on_date", .kind = FIELD_INT, .offset = offsetof(struct entry_exception, on_date) },
	{ .name = "closed", .kind = FIELD_BOOL, .offset = offsetof(struct entry_exception, closed) },
	{ .name = "opens_minute",
	    .kind = FIELD_INT,
	    .offset = offsetof(struct entry_exception, opens_minute) },
	{ .name = "closes_minute",
	    .kind = FIELD_INT,
	    .offset = offsetof(struct entry_exception, closes_minute) },
	{ .name = "note", .kind = FIELD_TEXT, .offset = offsetof(struct entry_exception, note) },
	{ 0 },
};

static const struct field hours_fields[] = {
	{ .name = "rules",
	    .kind = FIELD_OBJECTS,
	    .offset = offsetof(struct entry_hours, rules),
	    .fields = rule_fields,
	    .stride = sizeof(struct entry_rule) },
	{ .name = "exceptions",
	    .kind = FIELD_OBJECTS,
	    .offset = offsetof(struct entry_hours, exceptions),
	    .fields = exception_fields,
	    .stride = sizeof(struct entry_exception) },
	{ 0 },
};

struct person {
	const char  *id, *site_id, *service_id, *name, *title, *phone, *email;
	struct texts languages;
};

#define PERSON(member, what) .name = #member, .kind = (what), .offset = offsetof(struct person, member)

static const struct field person_fields[] = {
	{ PERSON(id, FIELD_ID) },
	{ PERSON(site_id, FIELD_ID) },
	{ PERSON(service_id, FIELD_ID) },
	{ PERSON(name, FIELD_TEXT) },
	{ PERSON(title, FIELD_TEXT) },
	{ PERSON(phone, FIELD_TEXT) },
	{ PERSON(email, FIELD_TEXT) },
	{ PERSON(languages, FIELD_TEXTS) },
	{ 0 },
};

struct people {
	struct rows items;
};

static const struct field people_fields[] = {
	{ .name = "items",
	    .kind = FIELD_OBJECTS,
	    .offset = offsetof(struct people, items),
	    .fields = person_fields,
	    .stride = sizeof(struct person) },
	{ 0 },
};

void *
rows_add(struct arena *arena, struct rows *rows, const struct field *fields, size_t stride)
{
	char *items = rows->items, *added;

	/* Room doubles at each power of two. */
	if ((rows->count & (rows->count - 1)) == 0) {
		items = arena_take(arena, (rows->count == 0 ? 1 : rows->count * 2) * stride);
		if (rows->count > 0)
			memcpy(items, rows->items, rows->count * stride);
		rows->items = items;
	}
	rows->stride = stride;
	added = items + rows->count++ * stride;
	field_clear(fields, added);
	return added;
}

struct entry_hours
entry_hours_read(struct arena *arena, const struct directory_entry *entry)
{
	struct entry_hours hours;
	const char        *json = entry->hours != NULL ? entry->hours : "{}";

	if (wire_read(arena, json, strlen(json), hours_fields, WIRE_OWN, &hours, NULL, NULL) != OK)
		field_clear(hours_fields, &hours);
	return hours;
}

struct rows
contacts_make(struct arena *arena, const struct directory_entry *entry, enum people_of whose)
{
	const char *json = arena_print(arena, "{\"items\":%s}", entry->people != NULL ? entry->people : "[]");
	struct rows contacts = { .stride = sizeof(struct hsds_contact) };
	struct people people;

	if (wire_read(arena, json, strlen(json), people_fields, WIRE_OWN, &people, NULL, NULL) != OK)
		return contacts;
	for (size_t i = 0; i < people.items.count; i++) {
		const struct person *person = &((const struct person *)people.items.items)[i];
		enum people_of       of = person->service_id != NULL ? PEOPLE_OF_SERVICE
					: person->site_id != NULL    ? PEOPLE_OF_SITE
								     : PEOPLE_OF_ORGANIZATION;
		struct hsds_contact *contact;
		struct hsds_phone   *phones;

		if (of != whose)
			continue;
		contact = rows_add(arena, &contacts, hsds_contact_fields, sizeof *contact);
		contact->id = person->id;
		contact->service_id = person->service_id;
		contact->location_id = of == PEOPLE_OF_SITE ? person->site_id : NULL;
		contact->organization_id = of == PEOPLE_OF_ORGANIZATION ? entry->organization_id : NULL;
		contact->name = person->name;
		contact->title = text_or_null(person->title);
		contact->email = person->email;
		phone_add(arena, &contact->phones, person->phone, offsetof(struct hsds_phone, contact_id),
		    person->id);
		if (contact->phones.count == 0)
			continue;
		phones = contact->phones.items;
		languages_make(arena, &phones->languages, &person->languages,
		    offsetof(struct hsds_language, phone_id), phones->id);
	}
	return contacts;
}

const char *
days_text(struct arena *arena, unsigned weekdays)
{
	char   text[WEEK * 3 + 1];
	size_t used = 0;

	for (unsigned i = 0; i < WEEK; i++) {
		if ((weekdays >> i & 1) == 0)
			continue;
		if (used > 0)
			text[used++] = ',';
		memcpy(text + used, hsds_day_choices.slugs[i], 2);
		used += 2;
	}
	return arena_text_n(arena, text, used);
}

int64_t
day_of_number(int64_t number)
{
	return date_to_day(
	    (struct date){ (int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100) });
}

const char *
day_text(struct arena *arena, int64_t day)
{
	struct date date = day_to_date(day);

	return arena_print(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

const char *
text_or_null(const char *text)
{
	return text == NULL || text[0] == '\0' ? NULL : text;
}

static void
put_time(struct buffer *into, const char *name, int64_t minute)
{
	buffer_print(into, ",\"%s\":\"%02" PRId64 ":%02" PRId64 "\"", name, minute / 60 % 24, minute % 60);
}

static void
put_day(struct buffer *into, const char *name, int64_t number)
{
	buffer_print(into,
	    number == 0 ? ",\"%s\":null" : ",\"%s\":\"%04" PRId64 "-%02" PRId64 "-%02" PRId64 "\"", name,
	    number / 10000, number / 100 % 100, number % 100);
}

const char *
entry_hours_text(struct arena *arena, const struct entry_hours *hours, int64_t since)
{
	const struct entry_rule      *rules = hours->rules.items;
	const struct entry_exception *exceptions = hours->exceptions.items;
	struct buffer                 text = { 0 };
	const char                   *kept;

	if (hours->rules.count + hours->exceptions.count == 0)
		return NULL;
	buffer_put_text(&text, "{\"rules\":[");
	for (size_t i = 0; i < hours->rules.count; i++) {
		buffer_put_text(&text, i > 0 ? ",{\"weekdays\":[" : "{\"weekdays\":[");
		for (unsigned day = 0, before = 0; day < WEEK; day++)
			if (rules[i].weekdays >> day & 1)
				buffer_print(
				    &text, "%s\"%s\"", before++ > 0 ? "," : "", hsds_day_choices.slugs[day]);
		buffer_put_char(&text, ']');
		put_time(&text, "opens", rules[i].opens_minute);
		put_time(&text, "closes", rules[i].closes_minute);
		put_day(&text, "valid_from", rules[i].valid_from);
		put_day(&text, "valid_to", rules[i].valid_to);
		buffer_put_char(&text, '}');
	}
	buffer_put_text(&text, "],\"exceptions\":[");
	for (size_t i = 0, before = 0; i < hours->exceptions.count; i++) {
		if (day_of_number(exceptions[i].on_date) < since)
			continue;
		buffer_put_text(&text, before++ > 0 ? ",{\"note\":" : "{\"note\":");
		wire_write_text(&text, exceptions[i].note != NULL ? exceptions[i].note : "");
		put_day(&text, "on_date", exceptions[i].on_date);
		if (exceptions[i].closed) {
			buffer_put_text(&text, ",\"opens\":null,\"closes\":null");
		} else {
			put_time(&text, "opens", exceptions[i].opens_minute);
			put_time(&text, "closes", exceptions[i].closes_minute);
		}
		buffer_put_char(&text, '}');
	}
	buffer_put_text(&text, "]}");
	kept = arena_text_n(arena, text.bytes, text.size);
	buffer_done(&text);
	return kept;
}
