/* Keys made of texts, the vocabularies behind attributes, and the small objects that hang on others. */
#include <pthread.h>
#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "base/id.h"
#include "domain/service.h"
#include "domain/site.h"
#include "room.h"
#include "seal/seal.h"

/* RFC 9562, 5.8: a digest's bits, with the version and the variant set. */
static void
id_of_digest(const struct buffer *text, char *into)
{
	char digest[TOKEN_HASH_SIZE];

	digest_hex(text->bytes, text->size, digest);
	digest[12] = '8';
	digest[16] = "89ab"[(digest[16] <= '9' ? digest[16] - '0' : digest[16] - 'a' + 10) & 3];
	for (size_t i = 0; i < 32; i++) {
		if (i == 8 || i == 12 || i == 16 || i == 20)
			*into++ = '-';
		*into++ = digest[i];
	}
	*into = '\0';
}

const char *
hsds_id_of(struct arena *arena, size_t count, const char *const *parts)
{
	struct buffer text = { 0 };
	char         *id = arena_take(arena, ID_TEXT_SIZE);

	for (size_t i = 0; i < count; i++) {
		buffer_put_text(&text, parts[i]);
		buffer_put_char(&text, '\n');
	}
	id_of_digest(&text, id);
	buffer_done(&text);
	return id;
}

const char *
hsds_twin_id(struct arena *arena, const char *id)
{
	static const char digits[] = "0123456789abcdef", turn[] = "5a17e5a1";
	char             *twin = arena_text(arena, id);

	for (size_t i = 0; turn[i] != '\0'; i++) {
		const char *a = strchr(digits, id[i]), *b = strchr(digits, turn[i]);

		if (a != NULL && *a != '\0')
			twin[i] = digits[(a - digits) ^ (b - digits)];
	}
	return twin;
}

/* NUCC's set as interoperable systems use it: respite care, and peer specialist for whoever offers it. */
static const struct hsds_taxonomy_term nucc[] = {
	{ .code = HSDS_NUCC_RESPITE,
	    .name = "Respite Care",
	    .description = "A place to stay for a while, instead of somewhere else." },
	{ .code = HSDS_NUCC_PEER,
	    .name = "Peer Specialist",
	    .description = "Offered by people who have been through it themselves." },
};

static const struct hsds_taxonomy_term kinds[] = {
	[SERVICE_RESPITE] = { .code = "respite",
	    .name = "Peer respite",
	    .description = "A voluntary house to stay in for some nights." },
	[SERVICE_DROP_IN] = { .code = "drop_in",
	    .name = "Drop-in",
	    .description = "A place to come by without signing up." },
	[SERVICE_WARMLINE] = { .code = "warmline",
	    .name = "Warmline",
	    .description = "A number to call for someone to talk with." },
	[SERVICE_LIVING_ROOM] = { .code = "living_room",
	    .name = "Living room",
	    .description = "A place to be for hours instead of an emergency department." },
	[SERVICE_CONVERSATION] = { .code = "conversation",
	    .name = "Conversation hours",
	    .description = "When someone can talk about a stay." },
};

static const struct hsds_taxonomy_term ways_in[] = {
	[ENTRY_SELF_ONLY] = { .code = "self_only",
	    .name = "The person calls",
	    .description = "Only the person themself makes the first call." },
	[ENTRY_MAY_INTRODUCE] = { .code = "may_introduce",
	    .name = "A team may introduce",
	    .description = "A crisis team may introduce someone; the house then talks with them." },
	[ENTRY_FORM_REQUIRED] = { .code = "form_required",
	    .name = "A form first",
	    .description = "The house fills in a form with the person before a stay." },
};

static struct hsds_taxonomy taxonomies[HSDS_VOCABULARIES] = {
	[HSDS_NUCC] = { .name = "NUCC Health Care Provider Taxonomy",
	    .description = "The code set of the National Uniform Claim Committee.",
	    .uri = "https://taxonomy.nucc.org/" },
	[HSDS_KINDS] = { .name = "Porchlight kinds of service",
	    .description = "What a peer-run place offers." },
	[HSDS_WAYS_IN] = { .name = "Porchlight ways in",
	    .description = "Who makes the first call to a house." },
	[HSDS_PEOPLE] = { .name = "Porchlight people",
	    .description = "Whom a place was made for in particular." },
};

enum { TERMS_MOST = 16 };

static pthread_once_t            made = PTHREAD_ONCE_INIT;
static struct hsds_vocabulary    vocabularies[HSDS_VOCABULARIES]; /* set once */
static struct hsds_taxonomy_term stored[HSDS_VOCABULARIES][TERMS_MOST];

static void
terms_fill(struct arena *arena, int which, const struct hsds_taxonomy_term *terms, size_t count)
{
	struct hsds_taxonomy *taxonomy = &taxonomies[which];

	taxonomy->id = hsds_id(arena, "taxonomy", taxonomy->name);
	for (size_t i = 0; i < count; i++) {
		struct hsds_taxonomy_term *term = &stored[which][i];

		field_clear(hsds_taxonomy_term_fields, term);
		term->code = terms[i].code;
		term->name = terms[i].name;
		term->description = terms[i].description;
		term->id = hsds_id(arena, "term", taxonomy->name, terms[i].code);
		term->taxonomy_id = taxonomy->id;
		term->taxonomy_detail = *taxonomy;
		term->language = "en";
	}
	vocabularies[which] = (struct hsds_vocabulary){ taxonomy, stored[which], count };
}

/* The arena is never closed: vocabularies live as long as the process. */
static void
make_once(void)
{
	static struct arena      *arena;
	struct hsds_taxonomy_term people[TERMS_MOST];
	size_t                    count = 0;

	arena = arena_open();
	for (; count < population_choices.count && count < TERMS_MOST; count++) {
		const char *slug = population_choices.slugs[count];

		people[count] = (struct hsds_taxonomy_term){ .code = slug, .name = population_name(slug) };
		people[count].description =
		    arena_print(arena, "Made for %s in particular.", people[count].name);
	}
	terms_fill(arena, HSDS_NUCC, nucc, sizeof nucc / sizeof *nucc);
	terms_fill(arena, HSDS_KINDS, kinds, sizeof kinds / sizeof *kinds);
	terms_fill(arena, HSDS_WAYS_IN, ways_in, sizeof ways_in / sizeof *ways_in);
	terms_fill(arena, HSDS_PEOPLE, people, count);
}

const struct hsds_vocabulary *
hsds_vocabulary(int which)
{
	pthread_once(&made, make_once);
	return &vocabularies[which];
}

const struct hsds_taxonomy_term *
hsds_term_find(const char *id, int *which)
{
	for (int i = 0; i < HSDS_VOCABULARIES; i++) {
		const struct hsds_vocabulary *vocabulary = hsds_vocabulary(i);

		for (size_t j = 0; j < vocabulary->count; j++) {
			if (strcmp(vocabulary->terms[j].id, id) == 0) {
				*which = i;
				return &vocabulary->terms[j];
			}
		}
	}
	return NULL;
}

void
attribute_add(struct arena *arena, struct rows *attributes, const char *entity, const char *link_id,
    const char *link_type, const char *value, const char *label)
{
	struct hsds_attribute *attribute;

	if (value == NULL)
		return;
	attribute = rows_add(arena, attributes, hsds_attribute_fields, sizeof *attribute);
	attribute->id = hsds_id(arena, "attribute", link_id, link_type, value);
	attribute->link_id = link_id;
	attribute->link_type = link_type;
	attribute->link_entity = entity;
	attribute->value = value;
	attribute->label = label;
}

void
attribute_add_term(struct arena *arena, struct rows *attributes, const char *entity, const char *link_id,
    const char *link_type, const struct hsds_vocabulary *vocabulary, const char *code)
{
	for (size_t i = 0; i < vocabulary->count; i++) {
		const struct hsds_taxonomy_term *term = &vocabulary->terms[i];
		struct hsds_attribute           *attribute;

		if (strcmp(term->code, code) != 0)
			continue;
		attribute_add(arena, attributes, entity, link_id, link_type, code, term->name);
		attribute = (struct hsds_attribute *)attributes->items + attributes->count - 1;
		attribute->taxonomy_term_id = term->id;
		attribute->taxonomy_term = *term;
	}
}

void
phone_add(
    struct arena *arena, struct rows *phones, const char *number, size_t member_offset, const char *owner_id)
{
	struct hsds_phone *phone;

	if (number == NULL)
		return;
	phone = rows_add(arena, phones, hsds_phone_fields, sizeof *phone);
	phone->id = hsds_id(arena, "phone", owner_id, number);
	*(const char **)(void *)((char *)phone + member_offset) = owner_id;
	phone->number = number;
	phone->type = "voice";
}

void
languages_make(struct arena *arena, struct rows *into, const struct texts *codes, size_t member_offset,
    const char *owner_id)
{
	for (size_t i = 0; i < codes->count; i++) {
		struct hsds_language *language =
		    rows_add(arena, into, hsds_language_fields, sizeof *language);

		language->id = hsds_id(arena, "language", owner_id, codes->items[i]);
		*(const char **)(void *)((char *)language + member_offset) = owner_id;
		language->code = codes->items[i];
		language->name = language_name(codes->items[i]);
	}
}
