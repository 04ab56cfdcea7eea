/* The calendar by arithmetic: no table, no zone, no library's hidden state.
 * Years are counted from March, so that the leap day is the last of its year and every month's start follows
 * one line. */
#include "base/date.h"

#include <stddef.h>

enum { DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468 }; /* an era: 400 years; from 0000-03-01 */

int64_t
date_to_day(struct date date)
{
	int64_t year = date.month > 2 ? date.year : (int64_t)date.year - 1;
	int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t of_era = year - era * 400;
	int64_t of_year = (153 * month + 2) / 5 + date.day - 1;

	return era * DAYS_PER_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

struct date
day_to_date(int64_t day)
{
	int64_t from_march = day + DAYS_TO_1970;
	int64_t era = (from_march >= 0 ? from_march : from_march - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
	int64_t of_era = from_march - era * DAYS_PER_ERA;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;

	return (struct date){
		.year = (int)(year + era * 400 + (month >= 10)),
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(of_year - (153 * month + 2) / 5 + 1),
	};
}

static bool
read_digits(const char *text, int count, int *number)
{
	int sum = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		sum = sum * 10 + (text[i] - '0');
	}
	*number = sum;
	return true;
}

bool
date_read(const char *text, struct date *into)
{
	struct date date, same;

	if (!read_digits(text, 4, &date.year) || text[4] != '-' || !read_digits(text + 5, 2, &date.month)
	    || text[7] != '-' || !read_digits(text + 8, 2, &date.day) || text[10] != '\0')
		return false;
	if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
		return false;
	same = day_to_date(date_to_day(date)); /* a day that doesn't exist comes back as another one */
	if (same.month != date.month)
		return false;
	if (into != NULL)
		*into = date;
	return true;
}
