/* Characters, white space and numbers, as the other files of this room need them. */
#include "text.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t
utf8_take(const char *bytes, size_t size, uint32_t *code)
{
	const unsigned char  *at = (const unsigned char *)bytes;
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t                length;
	uint32_t              sum;

	if (size == 0)
		return 0;
	if (at[0] < 0x80)
		length = 1;
	else if (at[0] >= 0xc2 && at[0] < 0xe0)
		length = 2;
	else if (at[0] >= 0xe0 && at[0] < 0xf0)
		length = 3;
	else if (at[0] >= 0xf0 && at[0] < 0xf5)
		length = 4;
	else
		return 0;
	if (length > size)
		return 0;
	sum = length == 1 ? at[0] : at[0] & (0x7fu >> length);
	for (size_t i = 1; i < length; i++) {
		if ((at[i] & 0xc0) != 0x80)
			return 0;
		sum = sum << 6 | (at[i] & 0x3f);
	}
	if (sum < least[length] || sum > 0x10ffff || (sum >= 0xd800 && sum <= 0xdfff))
		return 0;
	if (code != NULL)
		*code = sum;
	return length;
}

int64_t
utf8_count(const char *text)
{
	int64_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

static bool
is_space(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xa0 || code == 0x1680
	    || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 || code == 0x202f
	    || code == 0x205f || code == 0x3000 || code == 0xfeff;
}

const char *
text_trim(struct arena *arena, const char *text, size_t size)
{
	size_t   start = 0, end = 0, length;
	uint32_t code = 0;

	while (start < size && (length = utf8_take(text + start, size - start, &code)) > 0 && is_space(code))
		start += length;
	/* The end is found forwards too: behind the last character that is not white space. */
	end = start;
	for (size_t at = start; at < size; at += length) {
		length = utf8_take(text + at, size - at, &code);
		if (length == 0)
			length = 1;
		else if (is_space(code))
			continue;
		end = at + length;
	}
	return arena_text_n(arena, text + start, end - start);
}

void
number_print(double number, char *into)
{
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(into, NUMBER_TEXT_SIZE, "%.*g", digits, number);
		if (strtod(into, NULL) == number)
			return;
	}
}
