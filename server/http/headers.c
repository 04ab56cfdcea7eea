/* Reading what headers say. Nothing here has a state or can fail: what is not understood reads as "not said".
 */
#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

#include "internal.h"

bool
word_in(const char *words, const char *word, bool any_case)
{
	size_t size = strlen(word);

	if (words == NULL || size == 0)
		return false;
	for (words += strspn(words, " \t\n"); *words != '\0'; words += strspn(words, " \t\n")) {
		size_t length = strcspn(words, " \t\n");

		if (length == size
		    && (any_case ? strncasecmp(words, word, size) : strncmp(words, word, size)) == 0)
			return true;
		words += length;
	}
	return false;
}

/* The next item of a comma-separated list, without the white space around it; NULL at the end. */
static const char *
item_next(const char **list, size_t *size)
{
	const char *item = *list + strspn(*list, ", \t");

	if (*item == '\0')
		return NULL;
	*size = strcspn(item, ",");
	*list = item + *size;
	while (*size > 0 && (item[*size - 1] == ' ' || item[*size - 1] == '\t'))
		--*size;
	return item;
}

/* RFC 9110, 13.1.2: weak comparison. The gzip twin's tag ends in -gzip and stands for the same thing. */
bool
etag_matches(const char *if_none_match, const char *etag)
{
	static const char twin[] = "-gzip\"";
	size_t            wanted = strlen(etag), size;
	const char       *item;

	while (if_none_match != NULL && (item = item_next(&if_none_match, &size)) != NULL) {
		if (size == 1 && item[0] == '*')
			return true;
		if (size > 2 && strncmp(item, "W/", 2) == 0) {
			item += 2;
			size -= 2;
		}
		if (size == wanted && memcmp(item, etag, size) == 0)
			return true;
		if (wanted > 0 && size == wanted + sizeof twin - 2 && memcmp(item, etag, wanted - 1) == 0
		    && memcmp(item + wanted - 1, twin, sizeof twin - 1) == 0)
			return true;
	}
	return false;
}

/* q=0 in any spelling ("q=0", "q=0.000") means no. */
static bool
is_refused(const char *item, size_t size)
{
	const char *end = item + size;
	const char *q = memchr(item, ';', size);

	if (q == NULL)
		return false;
	for (q++; q < end && (*q == ' ' || *q == '\t'); q++)
		continue;
	if (end - q < 3 || (*q != 'q' && *q != 'Q') || q[1] != '=')
		return false;
	for (q += 2; q < end; q++)
		if (*q != '0' && *q != '.')
			return false;
	return true;
}

bool
accepts_gzip(const char *accept_encoding)
{
	const char *item;
	size_t      size;

	while (accept_encoding != NULL && (item = item_next(&accept_encoding, &size)) != NULL) {
		size_t name = strcspn(item, "; \t,");

		if (name == 4 && strncasecmp(item, "gzip", 4) == 0)
			return !is_refused(item, size);
	}
	return false;
}

bool
is_json(const char *content_type)
{
	static const char json[] = "application/json", utf8[] = "charset=utf-8";
	const char       *rest;

	if (content_type == NULL || strncasecmp(content_type, json, sizeof json - 1) != 0)
		return false;
	rest = content_type + sizeof json - 1;
	rest += strspn(rest, " \t");
	if (*rest == '\0')
		return true;
	if (*rest != ';')
		return false;
	rest += 1 + strspn(rest + 1, " \t");
	return *rest == '\0' || strcasecmp(rest, utf8) == 0 || strcasecmp(rest, "charset=\"utf-8\"") == 0;
}

const char *
cookie_find(const char *header, const char *name, size_t *size)
{
	size_t length = strlen(name);

	while (header != NULL && *(header += strspn(header, "; \t")) != '\0') {
		*size = strcspn(header, ";");
		if (*size > length && header[length] == '=' && strncmp(header, name, length) == 0) {
			*size -= length + 1;
			return header + length + 1;
		}
		header += *size;
	}
	return NULL;
}

bool
version_read(const char *if_match, char *into, size_t into_size)
{
	size_t size = strlen(if_match);

	if (size < 3 || size - 2 >= into_size || size - 2 > 18 || if_match[0] != '"'
	    || if_match[size - 1] != '"')
		return false;
	size -= 2;
	if (strspn(if_match + 1, "0123456789") != size)
		return false;
	memcpy(into, if_match + 1, size);
	into[size] = '\0';
	return true;
}

bool
key_valid(const char *key)
{
	size_t size = strlen(key);

	for (size_t i = 0; i < size; i++)
		if (key[i] <= ' ' || key[i] > '~')
			return false;
	return size >= KEY_LEAST && size <= KEY_MOST;
}

/* An address in its one spelling. Proxies may add a port: 203.0.113.7:1234, [2001:db8::1]:1234. */
static bool
address_read(const char *text, size_t size, char *into)
{
	struct sockaddr_in  four = { .sin_family = AF_INET };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
	const char         *close = size > 0 && text[0] == '[' ? memchr(text, ']', size) : NULL;
	const char         *colon = memchr(text, ':', size);
	char                copy[ADDRESS_SIZE];

	if (close != NULL) {
		text++;
		size = (size_t)(close - text);
	} else if (colon != NULL && memchr(colon + 1, ':', size - (size_t)(colon + 1 - text)) == NULL) {
		size = (size_t)(colon - text);
	}
	if (size >= sizeof copy)
		return false;
	memcpy(copy, text, size);
	copy[size] = '\0';
	if (inet_pton(AF_INET, copy, &four.sin_addr) == 1)
		address_print((struct sockaddr *)&four, into);
	else if (inet_pton(AF_INET6, copy, &six.sin6_addr) == 1)
		address_print((struct sockaddr *)&six, into);
	else
		return false;
	return true;
}

/* Each proxy appends whom it saw. From the right, the first that is no proxy of ours is the client; what
 * stands further left is only what the client claims. */
bool
forwarded_client(const char *forwarded_for, const char *trusted, char *into)
{
	const char *end = forwarded_for + strlen(forwarded_for);
	bool        found = false;

	while (end > forwarded_for) {
		const char *start = end;
		char        address[ADDRESS_SIZE];

		while (start > forwarded_for && start[-1] != ',')
			start--;
		end = start > forwarded_for ? start - 1 : start;
		start += strspn(start, " \t");
		if (!address_read(start, strcspn(start, ", \t"), address))
			return found;
		memcpy(into, address, sizeof address);
		found = true;
		if (!word_in(trusted, address, false))
			break;
	}
	return found;
}
