/* Local days and clock times of a zone, for those who tell them: a public page, a record of a day, an act
 * that takes no day that is over. */
#include "base/clock.h"
#include "base/date.h"
#include "hours/hours.h"
#include "zone.h"

enum { SECONDS_PER_DAY = 86400 };

static struct date
date_of(int number)
{
	return (struct date){ number / 10000, number / 100 % 100, number % 100 };
}

static int
number_of(struct date date)
{
	return date.year * 10000 + date.month * 100 + date.day;
}

struct hours_local
hours_local(const char *zone_name, int64_t at_us)
{
	struct hours_local local = { 0 };
	struct zone       *zone = zone_take(zone_name);
	int64_t            utc_s, day, second;
	struct date        date;

	if (zone == NULL)
		return local;
	utc_s = at_us / MICROSECONDS_PER_SECOND - (at_us % MICROSECONDS_PER_SECOND < 0);
	local.offset_s = (int)zone_offset_s(zone, utc_s);
	zone_drop(zone);
	utc_s += local.offset_s;
	second = (utc_s % SECONDS_PER_DAY + SECONDS_PER_DAY) % SECONDS_PER_DAY;
	day = (utc_s - second) / SECONDS_PER_DAY;
	date = day_to_date(day);
	local.year = date.year;
	local.month = date.month;
	local.day = date.day;
	local.weekday = (int)(((day + 3) % 7 + 7) % 7); /* day 0 was a Thursday */
	local.hour = (int)(second / 3600);
	local.minute = (int)(second / 60 % 60);
	local.second = (int)(second % 60);
	return local;
}

int
hours_local_date(const char *zone, int64_t at_us)
{
	struct hours_local local = hours_local(zone, at_us);

	return number_of((struct date){ local.year, local.month, local.day });
}

int64_t
hours_moment(const char *zone_name, int date, int minute)
{
	struct zone *zone = zone_take(zone_name);
	int64_t      utc_s;

	if (zone == NULL)
		return NO_TIME;
	utc_s = zone_to_utc_s(zone, date_to_day(date_of(date)) * SECONDS_PER_DAY + (int64_t)minute * 60);
	zone_drop(zone);
	return utc_s * MICROSECONDS_PER_SECOND;
}

int
hours_date_after(int date, int days)
{
	return number_of(day_to_date(date_to_day(date_of(date)) + days));
}
