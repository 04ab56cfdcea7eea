/* Names of days, months, zones, languages and of those whom a house is for. */
#include <stddef.h>
#include <string.h>

#include "words.h"

static const char *const weekdays[LANGUAGES][7] = {
	[ENGLISH] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
	[SPANISH] = { "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo" },
};

static const char *const months[LANGUAGES][12] = {
	[ENGLISH] = { "January", "February", "March", "April", "May", "June", "July", "August", "September",
	    "October", "November", "December" },
	[SPANISH] = { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
	    "octubre", "noviembre", "diciembre" },
};

/* The zones of the United States; beginnings stand for what follows them (America/Indiana/Knox is apart). */
static const struct {
	const char *zone, *text[LANGUAGES];
} zones[] = {
	{ "America/Indiana/Knox", { "Central time", "hora central" } },
	{ "America/Indiana/Tell_City", { "Central time", "hora central" } },
	{ "America/Indiana", { "Eastern time", "hora del Este" } },
	{ "America/New_York", { "Eastern time", "hora del Este" } },
	{ "America/Detroit", { "Eastern time", "hora del Este" } },
	{ "America/Kentucky", { "Eastern time", "hora del Este" } },
	{ "America/Chicago", { "Central time", "hora central" } },
	{ "America/Menominee", { "Central time", "hora central" } },
	{ "America/North_Dakota", { "Central time", "hora central" } },
	{ "America/Denver", { "Mountain time", "hora de la Montaña" } },
	{ "America/Boise", { "Mountain time", "hora de la Montaña" } },
	{ "America/Phoenix", { "Arizona time", "hora de Arizona" } },
	{ "America/Los_Angeles", { "Pacific time", "hora del Pacífico" } },
	{ "America/Anchorage", { "Alaska time", "hora de Alaska" } },
	{ "America/Juneau", { "Alaska time", "hora de Alaska" } },
	{ "America/Sitka", { "Alaska time", "hora de Alaska" } },
	{ "America/Nome", { "Alaska time", "hora de Alaska" } },
	{ "America/Yakutat", { "Alaska time", "hora de Alaska" } },
	{ "America/Metlakatla", { "Alaska time", "hora de Alaska" } },
	{ "America/Adak", { "Aleutian time", "hora de las Aleutianas" } },
	{ "Pacific/Honolulu", { "Hawaii time", "hora de Hawái" } },
	{ "America/Puerto_Rico", { "Atlantic time", "hora del Atlántico" } },
	{ "Pacific/Guam", { "Chamorro time", "hora de Guam" } },
};

static const struct {
	const char *slug, *text;
} tongues[] = {
	{ "en", "English" },
	{ "es", "Español" },
	{ "ase", "ASL" },
	{ "am", "አማርኛ" },
	{ "ar", "العربية" },
	{ "bn", "বাংলা" },
	{ "de", "Deutsch" },
	{ "fa", "فارسی" },
	{ "fr", "Français" },
	{ "gu", "ગુજરાતી" },
	{ "hi", "हिन्दी" },
	{ "hmn", "Hmoob" },
	{ "ht", "Kreyòl ayisyen" },
	{ "hy", "Հայերեն" },
	{ "it", "Italiano" },
	{ "ja", "日本語" },
	{ "km", "ខ្មែរ" },
	{ "ko", "한국어" },
	{ "ne", "नेपाली" },
	{ "nv", "Diné bizaad" },
	{ "pa", "ਪੰਜਾਬੀ" },
	{ "pl", "Polski" },
	{ "pt", "Português" },
	{ "ru", "Русский" },
	{ "so", "Soomaali" },
	{ "sw", "Kiswahili" },
	{ "ta", "தமிழ்" },
	{ "te", "తెలుగు" },
	{ "th", "ไทย" },
	{ "tl", "Tagalog" },
	{ "uk", "Українська" },
	{ "ur", "اردو" },
	{ "vi", "Tiếng Việt" },
	{ "yi", "ייִדיש" },
	{ "zh", "中文" },
};

static const struct {
	const char *slug, *text[LANGUAGES];
} populations[] = {
	{ "veterans", { "veterans", "veteranos" } },
	{ "lgbtq", { "LGBTQ+ people", "personas LGBTQ+" } },
	{ "youth_18_25", { "ages 18 to 25", "jóvenes de 18 a 25 años" } },
	{ "older_adults", { "older adults", "personas mayores" } },
	{ "spanish_speaking", { "Spanish speakers", "personas que hablan español" } },
	{ "deaf", { "Deaf and hard of hearing people", "personas sordas o con poca audición" } },
	{ "women", { "women", "mujeres" } },
	{ "parents", { "parents", "madres y padres" } },
	{ "people_of_color", { "people of color", "personas de color" } },
	{ "indigenous", { "Indigenous people", "personas indígenas" } },
};

const char *
weekday_text(enum language language, int weekday)
{
	return weekdays[language][weekday];
}

const char *
month_text(enum language language, int month)
{
	return months[language][month - 1];
}

const char *
zone_text(enum language language, const char *zone)
{
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		size_t size = strlen(zones[i].zone);

		if (strncmp(zone, zones[i].zone, size) == 0 && (zone[size] == '\0' || zone[size] == '/'))
			return zones[i].text[language];
	}
	return NULL;
}

const char *
tongue_text(enum language language, const char *slug)
{
	if (language == SPANISH && strcmp(slug, "ase") == 0)
		return "Lengua de señas (ASL)";
	for (size_t i = 0; i < sizeof tongues / sizeof *tongues; i++)
		if (strcmp(slug, tongues[i].slug) == 0)
			return tongues[i].text;
	return slug;
}

const char *
population_text(enum language language, const char *slug)
{
	for (size_t i = 0; i < sizeof populations / sizeof *populations; i++)
		if (strcmp(slug, populations[i].slug) == 0)
			return populations[i].text[language];
	return "";
}
