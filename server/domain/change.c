/* Positions in PostgreSQL's write-ahead log, in its own spelling, so that they can be compared with what psql
 * says. */
#include "domain/change.h"

static char *
put_half(char *at, uint32_t half)
{
	int shift = 28;

	while (shift > 0 && half >> shift == 0)
		shift -= 4;
	for (; shift >= 0; shift -= 4)
		*at++ = "0123456789ABCDEF"[half >> shift & 15];
	return at;
}

/* By hand: each delta has two. */
void
position_print(uint64_t pos, char *into)
{
	into = put_half(into, (uint32_t)(pos >> 32));
	*into++ = '/';
	*put_half(into, (uint32_t)pos) = '\0';
}

/* One to eight hexadecimal digits; moves *at behind them. */
static bool
take_half(const char **at, uint64_t *half)
{
	int digits = 0;

	for (*half = 0; digits <= 8; ++*at, digits++) {
		unsigned digit;

		if (**at >= '0' && **at <= '9')
			digit = (unsigned)(**at - '0');
		else if (**at >= 'A' && **at <= 'F')
			digit = (unsigned)(**at - 'A' + 10);
		else if (**at >= 'a' && **at <= 'f')
			digit = (unsigned)(**at - 'a' + 10);
		else
			break;
		*half = *half << 4 | digit;
	}
	return digits >= 1 && digits <= 8;
}

bool
position_read(const char *text, uint64_t *pos)
{
	uint64_t high, low;

	if (!take_half(&text, &high) || *text++ != '/' || !take_half(&text, &low) || *text != '\0')
		return false;
	*pos = high << 32 | low;
	return true;
}
