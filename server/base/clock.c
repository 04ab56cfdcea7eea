/* The two clocks, and times as text. Written by hand because rows carry many times: this prints one in about
 * 30 ns, where gmtime_r and strftime take ten times that, and PostgreSQL's spelling differs from RFC 3339
 * anyway. */
#include "base/clock.h"

#include <string.h>
#include <time.h>

#include "base/check.h"
#include "base/date.h"

enum { SECONDS_PER_DAY = 86400 };

int64_t
clock_wall_us(void)
{
	struct timespec now;

	check(clock_gettime(CLOCK_REALTIME, &now) == 0);
	return (int64_t)now.tv_sec * MICROSECONDS_PER_SECOND + now.tv_nsec / 1000;
}

int64_t
clock_monotonic_ms(void)
{
	struct timespec now;

	check(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static char *
put_digits(char *at, int64_t number, int digits)
{
	for (int i = digits - 1; i >= 0; i--) {
		at[i] = (char)('0' + number % 10);
		number /= 10;
	}
	return at + digits;
}

void
time_print(int64_t time_us, char *into)
{
	int64_t seconds = time_us / MICROSECONDS_PER_SECOND, fraction = time_us % MICROSECONDS_PER_SECOND,
		day, of_day;
	struct date date;
	int         digits = 6;

	if (time_us == TIME_INFINITE || time_us == NO_TIME) {
		memcpy(into, time_us == NO_TIME ? "" : "infinity", time_us == NO_TIME ? 1 : 9);
		return;
	}
	if (fraction < 0) {
		fraction += MICROSECONDS_PER_SECOND;
		seconds--;
	}
	day = seconds / SECONDS_PER_DAY - (seconds % SECONDS_PER_DAY < 0);
	of_day = seconds - day * SECONDS_PER_DAY;
	date = day_to_date(day);
	if (date.year < 0) { /* nobody's, but it must not be garbage */
		*into++ = '-';
		date.year = -date.year;
	}
	into = put_digits(into, date.year, date.year > 99999 ? 6 : date.year > 9999 ? 5 : 4);
	*into++ = '-';
	into = put_digits(into, date.month, 2);
	*into++ = '-';
	into = put_digits(into, date.day, 2);
	*into++ = 'T';
	into = put_digits(into, of_day / 3600, 2);
	*into++ = ':';
	into = put_digits(into, of_day / 60 % 60, 2);
	*into++ = ':';
	into = put_digits(into, of_day % 60, 2);
	if (fraction > 0) {
		for (; fraction % 10 == 0; digits--)
			fraction /= 10;
		*into++ = '.';
		into = put_digits(into, fraction, digits);
	}
	*into++ = 'Z';
	*into = '\0';
}

/* Reads exactly `digits` digits, not above most; moves *at behind them. */
static bool
take_digits(const char **at, int digits, int most, int *number)
{
	int sum = 0;

	for (int i = 0; i < digits; i++) {
		if ((*at)[i] < '0' || (*at)[i] > '9')
			return false;
		sum = sum * 10 + ((*at)[i] - '0');
	}
	*at += digits;
	*number = sum;
	return sum <= most;
}

/* ".123456789": digits past the sixth are dropped, as microseconds are all that the database keeps. */
static bool
take_fraction(const char **at, int64_t *fraction_us)
{
	int64_t worth = MICROSECONDS_PER_SECOND / 10;

	*fraction_us = 0;
	if (**at != '.')
		return true;
	++*at;
	if (**at < '0' || **at > '9')
		return false;
	for (; **at >= '0' && **at <= '9'; ++*at) {
		*fraction_us += (**at - '0') * worth;
		worth /= 10;
	}
	return true;
}

/* "Z", "+05:30", PostgreSQL's "+00" and, for years long ago, "+05:53:28". */
static bool
take_offset(const char **at, int *offset_s)
{
	int sign = **at == '-' ? -1 : 1, hours, minutes = 0, seconds = 0;

	if (**at == 'Z' || **at == 'z') {
		++*at;
		*offset_s = 0;
		return true;
	}
	if (**at != '+' && **at != '-')
		return false;
	++*at;
	if (!take_digits(at, 2, 23, &hours))
		return false;
	if (**at == ':' && (++*at, !take_digits(at, 2, 59, &minutes)))
		return false;
	if (**at == ':' && (++*at, !take_digits(at, 2, 59, &seconds)))
		return false;
	*offset_s = sign * (hours * 3600 + minutes * 60 + seconds);
	return true;
}

bool
time_read(const char *text, int64_t *time_us)
{
	char        day[11];
	const char *at = text + 11;
	struct date date;
	int64_t     fraction_us, seconds;
	int         hour, minute, second, offset_s;

	if (strcmp(text, "infinity") == 0) {
		*time_us = TIME_INFINITE;
		return true;
	}
	if (strnlen(text, 20) < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' '))
		return false;
	memcpy(day, text, 10);
	day[10] = '\0';
	if (!date_read(day, &date) || !take_digits(&at, 2, 23, &hour) || *at++ != ':'
	    || !take_digits(&at, 2, 59, &minute) || *at++ != ':' || !take_digits(&at, 2, 60, &second)
	    || !take_fraction(&at, &fraction_us) || !take_offset(&at, &offset_s) || *at != '\0')
		return false;
	/* A leap second (:60) is the next minute's first, as PostgreSQL has it. */
	seconds = date_to_day(date) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - offset_s;
	*time_us = seconds * MICROSECONDS_PER_SECOND + fraction_us;
	return true;
}
