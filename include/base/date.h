/* Days of the Gregorian calendar, counted from 1970-01-01 (day 0), for any year. No zone: that is room
 * `hours`. */
#ifndef PORCHLIGHT_BASE_DATE_H
#define PORCHLIGHT_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct date {
	int year, month, day; /* month and day count from 1 */
};

int64_t     date_to_day(struct date date);
struct date day_to_date(int64_t day);
/* Exactly YYYY-MM-DD, a day that exists, years 0001 to 9999. into may be NULL. */
bool date_read(const char *text, struct date *into);

#endif
