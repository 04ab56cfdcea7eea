/* What a person reads in somebody else's directory, in plain English: the way in, for whom, and names of
 * languages and of people. Only what a house stated is said. */
#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "domain/organization.h"
#include "domain/service.h"
#include "domain/site.h"
#include "room.h"

static const struct {
	const char *code, *name;
} languages[] = {
	{ "en", "English" },
	{ "es", "Spanish" },
	{ "ase", "American Sign Language" },
	{ "am", "Amharic" },
	{ "ar", "Arabic" },
	{ "bn", "Bengali" },
	{ "de", "German" },
	{ "fa", "Persian" },
	{ "fr", "French" },
	{ "gu", "Gujarati" },
	{ "hi", "Hindi" },
	{ "hmn", "Hmong" },
	{ "ht", "Haitian Creole" },
	{ "hy", "Armenian" },
	{ "it", "Italian" },
	{ "ja", "Japanese" },
	{ "km", "Khmer" },
	{ "ko", "Korean" },
	{ "ne", "Nepali" },
	{ "nv", "Navajo" },
	{ "pa", "Punjabi" },
	{ "pl", "Polish" },
	{ "pt", "Portuguese" },
	{ "ru", "Russian" },
	{ "so", "Somali" },
	{ "sw", "Swahili" },
	{ "ta", "Tamil" },
	{ "te", "Telugu" },
	{ "th", "Thai" },
	{ "tl", "Tagalog" },
	{ "uk", "Ukrainian" },
	{ "ur", "Urdu" },
	{ "vi", "Vietnamese" },
	{ "yi", "Yiddish" },
	{ "zh", "Chinese" },
};

static const struct {
	const char *slug, *name;
} people[] = {
	{ "veterans", "veterans" },
	{ "lgbtq", "LGBTQ+ people" },
	{ "youth_18_25", "young people of 18 to 25" },
	{ "older_adults", "older people" },
	{ "spanish_speaking", "people who speak Spanish" },
	{ "deaf", "Deaf people" },
	{ "women", "women" },
	{ "parents", "parents" },
	{ "people_of_color", "people of color" },
	{ "indigenous", "Indigenous people" },
};

const char *
language_name(const char *code)
{
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (strcmp(languages[i].code, code) == 0)
			return languages[i].name;
	return code;
}

const char *
population_name(const char *slug)
{
	for (size_t i = 0; i < sizeof people / sizeof *people; i++)
		if (strcmp(people[i].slug, slug) == 0)
			return people[i].name;
	return slug;
}

static const char *
kept_text(struct arena *arena, struct buffer *text)
{
	const char *kept = text->size == 0 ? NULL : arena_text_n(arena, text->bytes, text->size);

	buffer_done(text);
	return kept;
}

static const char *
separator(size_t index, size_t count)
{
	return index == 0 ? "" : index + 1 == count ? " and " : ", ";
}

static void
put_way_in(struct buffer *text, const struct directory_entry *entry)
{
	switch ((enum site_entry)entry->entry) {
	case ENTRY_SELF_ONLY:
		buffer_put_text(
		    text, "The person calls the house themself; a crisis team may give them the number.");
		break;
	case ENTRY_MAY_INTRODUCE:
		buffer_put_text(text, "Call the house, or let a crisis team introduce you; the house then "
				      "talks with you. A stay is your own choice.");
		break;
	case ENTRY_FORM_REQUIRED:
		buffer_put_text(text, "Call the house; it fills in a form with you before a stay.");
		if (entry->form_asks.count > 0)
			buffer_put_text(text, " It asks for: ");
		for (size_t i = 0; i < entry->form_asks.count; i++)
			buffer_print(text, "%s%s", i > 0 ? "; " : "", entry->form_asks.items[i]);
		if (entry->form_asks.count > 0)
			buffer_put_char(text, '.');
		break;
	}
	if (entry->drop_off == ANSWER_YES)
		buffer_put_text(text, " A team may bring someone to the door.");
}

const char *
application_text(struct arena *arena, const struct directory_entry *entry)
{
	struct buffer text = { 0 };

	switch ((enum service_kind)entry->kind) {
	case SERVICE_RESPITE: put_way_in(&text, entry); break;
	case SERVICE_DROP_IN:
	case SERVICE_LIVING_ROOM:
		buffer_put_text(&text, entry->is_virtual
					   ? "Join by the link while it is open; nobody has to sign up."
					   : "Come by while it is open; nobody has to sign up.");
		break;
	case SERVICE_WARMLINE:
		buffer_put_text(&text, "Call while the line is open. It is not an emergency line.");
		break;
	case SERVICE_CONVERSATION:
		buffer_put_text(&text, "Call during these hours to talk about a stay.");
		break;
	}
	return kept_text(arena, &text);
}

static void
put_stay(struct buffer *text, const struct directory_entry *entry)
{
	if (entry->maximum_nights != NO_INT)
		buffer_print(text, "A stay is at most %" PRId64 " nights. ", entry->maximum_nights);
	if (entry->window_nights != NO_INT && entry->window_days != NO_INT)
		buffer_print(text, "At most %" PRId64 " nights within %" PRId64 " days. ",
		    entry->window_nights, entry->window_days);
}

const char *
eligibility_text(struct arena *arena, const struct directory_entry *entry)
{
	struct buffer text = { 0 };

	if (entry->minimum_age != NO_INT)
		buffer_print(&text, "From the age of %" PRId64 ". ", entry->minimum_age);
	for (size_t i = 0; i < entry->populations.count; i++)
		buffer_print(&text, "%s%s", i == 0 ? "Made for " : separator(i, entry->populations.count),
		    population_name(entry->populations.items[i]));
	if (entry->populations.count > 0)
		buffer_put_text(&text, " in particular. ");
	for (size_t i = 0; i < entry->counties_served_names.count; i++)
		buffer_print(&text, "%s%s", i == 0 ? "Serves " : "; ", entry->counties_served_names.items[i]);
	if (entry->counties_served_names.count > 0)
		buffer_put_text(&text, ". ");
	if (entry->kind == SERVICE_RESPITE)
		put_stay(&text, entry);
	if (text.size > 0)
		text.size--; /* the blank at its end */
	return kept_text(arena, &text);
}

const char *
organization_text(const struct directory_entry *entry)
{
	if (text_or_null(entry->organization_description) != NULL)
		return entry->organization_description;
	switch ((enum organization_kind)entry->organization_kind) {
	case ORGANIZATION_PEER_RESPITE: return "Runs a peer respite.";
	case ORGANIZATION_DROP_IN: return "Runs a drop-in place.";
	case ORGANIZATION_WARMLINE: return "Runs a warmline.";
	case ORGANIZATION_HOSPITAL: return "A hospital.";
	case ORGANIZATION_MOBILE_CRISIS: return "A mobile crisis team.";
	case ORGANIZATION_CRISIS_LINE: return "A crisis line.";
	case ORGANIZATION_NETWORK: break;
	}
	return "A network of peer-run places.";
}
