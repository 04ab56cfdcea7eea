/* The members of a person who answers, and what an e-mail address must look like. */
#include "domain/contact.h"

#include <stddef.h>
#include <string.h>

#include "domain/site.h"

#define CONTACT(member, what) .name = #member, .kind = (what), .offset = offsetof(struct contact, member)
#define NAME                  CONTACT(name, FIELD_TEXT), .least = 1, .most = 120, .help = "What callers ask for."

/* clang-format off */
#define CONTACT_FACTS \
	{ CONTACT(title, FIELD_TEXT), .most = 120, .help = "What they do there; empty: not stated." }, \
	{ CONTACT(phone, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 3, .most = 40, .help = "Their own number; null: the place's." }, \
	{ CONTACT(email, FIELD_TEXT), .flags = FIELD_NULLABLE, .least = 3, .most = 254, .help = "An e-mail address; null: none." }, \
	{ CONTACT(languages, FIELD_TEXTS), .most = 20, .choices = &language_choices, .help = "Languages that they answer in." }, \
	{ CONTACT(is_public, FIELD_BOOL), .help = "The public page and other directories may name them." }

const struct field contact_fields[] = {
	{ CONTACT(id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Key of the person." },
	{ CONTACT(version, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "Grows with each change of the row." },
	{ CONTACT(organization_id, FIELD_ID), .flags = FIELD_REQUIRED, .help = "The organization that they answer for." },
	{ CONTACT(site_id, FIELD_ID), .flags = FIELD_NULLABLE, .help = "The place that they answer at; null: for all of the organization." },
	{ CONTACT(service_id, FIELD_ID), .flags = FIELD_NULLABLE, .help = "The service there; null: the whole place." },
	{ NAME, .flags = FIELD_REQUIRED },
	CONTACT_FACTS,
	{ CONTACT(changed_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When it was last changed." },
	{ CONTACT(changed_by, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Who changed it last." },
	{ 0 },
};

const struct field contact_patch_fields[] = { { NAME }, CONTACT_FACTS, { 0 } };
/* clang-format on */

bool
contact_email_valid(const char *email)
{
	const char *at = email == NULL ? NULL : strchr(email, '@');

	if (email == NULL)
		return true;
	return at != NULL && at > email && at[1] != '\0' && strchr(at + 1, '@') == NULL
	    && strpbrk(email, " \t\r\n\f\v") == NULL;
}
