/* The people of the demo network. None of them exists. */
#include "demo_people.h"

const struct demo_person demo_people[] = {
	{ "rosa@harborlight.example", "Rosa Delgado", "harborlight", "house_lead",
	    "leads Harborlight House, Portland" },
	{ "sam@harborlight.example", "Sam Whitaker", "harborlight", "house_staff",
	    "on shift at Harborlight House" },
	{ "june@juniperlamp.example", "June Okafor", "juniperlamp", "house_lead",
	    "leads Juniper Lamp House, Bend" },
	{ "ollie@openkettle.example", "Ollie Brandt", "openkettle", "house_staff",
	    "at The Open Kettle, a drop-in centre" },
	{ "team@nightheron.example", "Tess Morgan", "nightheron", "referrer",
	    "in the car of Night Heron Mobile Team" },
	{ "lead@nightheron.example", "Lou Castellan", "nightheron", "referrer_lead",
	    "leads Night Heron Mobile Team" },
	{ "desk@cascadecrossing.example", "Dana Reyes", "cascadecrossing", "referrer",
	    "social worker at Cascade Crossing Medical Center" },
	{ "line@tworivers.example", "Ty Nakamura", "tworivers", "referrer",
	    "counsellor at Two Rivers Crisis Line" },
	{ "admin@porchlight.example", "Ada Lindqvist", "porchlight", "network_admin",
	    "administers the network" },
	{ "analyst@porchlight.example", "Nico Farrow", "porchlight", "analyst", "reads its statistics" },
};
const size_t demo_people_count = sizeof demo_people / sizeof demo_people[0];

const struct demo_guest demo_guests[] = {
	{ "June", "(503) 555-0141", "Would like a quiet room, and to bring a guitar." },
	{ "Marcus", NULL, "Can come after nine tonight." },
	{ "Bee", "(541) 555-0123", NULL },
	{ "Tomás", "(503) 555-0177", "Prefers Spanish; some English is fine." },
	{ NULL, NULL, NULL },
	{ "Kit", NULL, NULL },
	{ "Aunt Rue", "(206) 555-0119", "Please call, don't text." },
	{ "Dev", NULL, "Has stayed at another house before and liked it." },
	{ NULL, "(360) 555-0164", NULL },
	{ "Sunny", NULL, NULL },
	{ "Mr. G", "(509) 555-0188", "Walks with a cane." },
	{ "Lien", NULL, NULL },
	{ "Ari", NULL, "Needs to be at work at seven." },
	{ NULL, NULL, NULL },
	{ "Petra", "(253) 555-0132", NULL },
	{ "Wren", NULL, "Would like to talk with someone before deciding." },
};
const size_t demo_guests_count = sizeof demo_guests / sizeof demo_guests[0];
