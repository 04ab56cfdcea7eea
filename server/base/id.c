/* Keys and random numbers, from the kernel: no seed to keep, nothing to lose at a fork. */
#include "base/id.h"

#include <errno.h>
#include <stdint.h>
#include <sys/random.h>

#include "base/check.h"
#include "base/clock.h"

static const char HEX[] = "0123456789abcdef";

static void
random_bytes(void *into, size_t size)
{
	unsigned char *at = into;

	while (size > 0) {
		ssize_t got = getrandom(at, size, 0);

		check(got > 0 || errno == EINTR);
		if (got > 0) {
			at += got;
			size -= (size_t)got;
		}
	}
}

/* RFC 9562, 5.7: 48 bits of milliseconds, version, 12 bits, variant, 62 random bits. The 12 bits are the
 * fraction of the millisecond (6.2, method 3), so that what one process makes in a row also sorts in a row,
 * give or take 0.25 us. */
void
id_new(char *into)
{
	unsigned char bytes[16];
	int64_t       now_us = clock_wall_us();
	uint64_t      ms = (uint64_t)now_us / 1000, part = (uint64_t)now_us % 1000 * 4096 / 1000;

	random_bytes(bytes + 8, 8);
	for (unsigned i = 0; i < 6; i++)
		bytes[i] = (unsigned char)(ms >> (40 - 8 * i));
	bytes[6] = (unsigned char)(0x70 | part >> 8);
	bytes[7] = (unsigned char)part;
	bytes[8] = (unsigned char)(0x80 | (bytes[8] & 0x3f));
	for (size_t i = 0; i < sizeof bytes; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*into++ = '-';
		*into++ = HEX[bytes[i] >> 4];
		*into++ = HEX[bytes[i] & 15];
	}
	*into = '\0';
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool
id_valid(const char *text)
{
	for (size_t i = 0; i < ID_TEXT_SIZE - 1; i++) {
		bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;

		if (hyphen ? text[i] != '-' : !is_hex(text[i]))
			return false;
	}
	return text[ID_TEXT_SIZE - 1] == '\0';
}

void
random_hex(char *into, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char byte;

		random_bytes(&byte, 1);
		*into++ = HEX[byte >> 4];
		*into++ = HEX[byte & 15];
	}
	*into = '\0';
}

unsigned
random_below(unsigned limit)
{
	uint32_t number, uneven;

	check(limit > 0);
	uneven =
	    (uint32_t)(-limit) % limit; /* 2^32 mod limit: as many numbers would come up once too often */
	do
		random_bytes(&number, sizeof number);
	while (number < uneven);
	return number % limit;
}
