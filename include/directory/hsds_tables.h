/* The objects of Open Referral HSDS 3.1 that Porchlight speaks, each a struct with its field table, so that
 * what is written, what is read and what the feed's own description promises are one thing. Names and kinds
 * are the specification's (schema folder of openreferral/specification, 3.1). A member that is not there
 * (NULL, NO_INT, NAN, NO_TIME, NO_CHOICE, an object or a list with nothing in it) is left out: no schema of
 * HSDS takes null. Written by wire_write_present (wire/wire.h). */
#ifndef PORCHLIGHT_DIRECTORY_HSDS_TABLES_H
#define PORCHLIGHT_DIRECTORY_HSDS_TABLES_H

#include <stdint.h>

#include "base/field.h"

enum hsds_status { HSDS_ACTIVE, HSDS_INACTIVE, HSDS_DEFUNCT, HSDS_TEMPORARILY_CLOSED };
enum hsds_location_type { HSDS_PHYSICAL, HSDS_POSTAL, HSDS_VIRTUAL };
enum hsds_freq { HSDS_WEEKLY, HSDS_MONTHLY };

extern const struct choices hsds_status_choices; /* "temporarily closed" has its blank */
extern const struct choices hsds_location_type_choices;
extern const struct choices hsds_freq_choices;
extern const struct choices hsds_day_choices; /* MO ... SU */

struct hsds_taxonomy {
	const char *id, *name, *description, *uri, *version;
};

struct hsds_taxonomy_term {
	const char *id, *code, *name, *description, *parent_id, *taxonomy, *language, *taxonomy_id, *term_uri;
	struct hsds_taxonomy taxonomy_detail;
};

struct hsds_attribute {
	const char               *id, *link_id, *taxonomy_term_id, *link_type, *link_entity, *value, *label;
	struct hsds_taxonomy_term taxonomy_term;
};

struct hsds_language {
	const char *id, *service_id, *location_id, *phone_id, *name, *code, *note;
};

struct hsds_phone {
	const char *id, *location_id, *service_id, *organization_id, *contact_id, *service_at_location_id;
	const char *number;
	int64_t     extension;
	const char *type, *description;
	struct rows languages; /* hsds_language */
};

struct hsds_contact {
	const char *id, *organization_id, *service_id, *service_at_location_id, *location_id;
	const char *name, *title, *department, *email;
	struct rows phones; /* hsds_phone */
};

struct hsds_address {
	const char *id, *location_id, *attention, *address_1, *address_2, *city, *region, *state_province,
	    *postal_code, *country;
	int address_type; /* enum hsds_location_type */
};

struct hsds_accessibility {
	const char *id, *location_id, *description, *details, *url;
};

struct hsds_schedule {
	const char *id, *service_id, *location_id, *service_at_location_id;
	const char *valid_from, *valid_to, *dtstart; /* days */
	double      timezone;                        /* hours from UTC */
	const char *until;
	int64_t     count;
	int         wkst; /* index of hsds_day_choices */
	int         freq; /* enum hsds_freq */
	int64_t     interval;
	const char *byday, *byweekno, *bymonthday, *byyearday, *description;
	const char *opens_at, *closes_at; /* "12:00-05:00" */
	const char *schedule_link, *attending_type, *notes;
};

struct hsds_service_area {
	const char *id, *service_id, *service_at_location_id, *name, *description, *uri;
	struct rows attributes; /* hsds_attribute */
};

struct hsds_unit {
	const char *id, *name, *scheme, *identifier, *uri;
};

struct hsds_capacity {
	const char      *id, *service_id;
	struct hsds_unit unit;
	const char      *unit_id;
	int64_t          available, maximum;
	const char      *description;
	int64_t          updated;
};

struct hsds_required_document {
	const char *id, *service_id, *document, *uri;
};

struct hsds_location {
	const char *id;
	int         location_type; /* enum hsds_location_type */
	const char *url, *organization_id, *name, *alternate_name, *description, *transportation;
	double      latitude, longitude;
	struct rows languages, addresses, contacts, accessibility, phones, schedules, attributes;
};

struct hsds_organization {
	const char *id, *name, *alternate_name, *description, *email, *website, *parent_organization_id;
	struct rows contacts, phones, locations, attributes;
};

struct hsds_service_at_location {
	const char          *id, *service_id, *location_id, *description;
	struct rows          service_areas, contacts, phones, schedules;
	struct hsds_location location;
	struct rows          attributes;
};

struct hsds_service {
	const char *id, *organization_id, *name, *alternate_name, *description, *url, *email;
	int         status; /* enum hsds_status */
	const char *interpretation_services, *application_process, *fees_description,
	    *eligibility_description;
	int64_t                  minimum_age, maximum_age;
	const char              *assured_date, *alert;
	int64_t                  last_modified;
	struct rows              phones, schedules, service_areas, service_at_locations, languages;
	struct hsds_organization organization;
	struct rows              required_documents, contacts, capacities, attributes;
};

extern const struct field hsds_taxonomy_fields[];
extern const struct field hsds_taxonomy_term_fields[];
extern const struct field hsds_attribute_fields[];
extern const struct field hsds_language_fields[];
extern const struct field hsds_phone_fields[];
extern const struct field hsds_contact_fields[];
extern const struct field hsds_address_fields[];
extern const struct field hsds_accessibility_fields[];
extern const struct field hsds_schedule_fields[];
extern const struct field hsds_service_area_fields[];
extern const struct field hsds_unit_fields[];
extern const struct field hsds_capacity_fields[];
extern const struct field hsds_required_document_fields[];
extern const struct field hsds_location_fields[];
extern const struct field hsds_organization_fields[];
extern const struct field hsds_service_at_location_fields[];
extern const struct field hsds_service_fields[];

#endif
