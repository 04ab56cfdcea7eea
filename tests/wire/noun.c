/* The table of the tests' noun. */
#include "noun.h"

static const char *const    color_slugs[] = { "red", "green", "blue" };
static const struct choices colors = { color_slugs, 3 };

static const struct field inner_fields[] = {
	{ "label", FIELD_TEXT, FIELD_REQUIRED, offsetof(struct inner, label), 1, 10, .help = "Its label." },
	{ "number", FIELD_INT, 0, offsetof(struct inner, number), 0, 9, .help = "Its number." },
	{ 0 },
};

#define AT(member) offsetof(struct noun, member)

const struct field noun_fields[] = {
	{ "id", FIELD_ID, 0, AT(id), .help = "The key." },
	{ "name", FIELD_TEXT, FIELD_REQUIRED, AT(name), 1, 10, .help = "What it is called." },
	{ "note", FIELD_TEXT, FIELD_NULLABLE, AT(note), 0, 280, .help = "A note." },
	{ "day", FIELD_DATE, FIELD_NULLABLE, AT(day), .help = "A day." },
	{ "json", FIELD_JSON, 0, AT(json), 0, 100, .help = "Anything." },
	{ "mark", FIELD_TEXT, FIELD_READ_ONLY, AT(mark), .help = "Set by the server." },
	{ "flag", FIELD_BOOL, 0, AT(flag), .help = "A flag." },
	{ "pets", FIELD_ANSWER, 0, AT(pets), .help = "Whether pets may come." },
	{ "nights", FIELD_INT, FIELD_NULLABLE, AT(nights), 1, 90, .help = "How many nights." },
	{ "version", FIELD_INT, 0, AT(version), .help = "The version." },
	{ "at", FIELD_TIME, FIELD_NULLABLE, AT(at), .help = "When." },
	{ "latitude", FIELD_REAL, FIELD_NULLABLE, AT(latitude), -90, 90, .help = "Degrees north." },
	{ "color", FIELD_CHOICE, FIELD_NULLABLE, AT(color), .choices = &colors, .help = "The color." },
	{ "words", FIELD_TEXTS, 0, AT(words), 0, 3, .help = "Some words." },
	{ "colors", FIELD_TEXTS, 0, AT(colors), 0, 3, .choices = &colors, .help = "Some colors." },
	{ "inner", FIELD_OBJECT, 0, AT(inner), .fields = inner_fields, .help = "One inside." },
	{ "rows", FIELD_OBJECTS, 0, AT(rows), 0, 2, .fields = inner_fields, .stride = sizeof(struct inner),
	    .help = "Many inside." },
	{ 0 },
};
