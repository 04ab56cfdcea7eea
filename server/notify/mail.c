/* An e-mail, whole: headers and a plain text in quoted-printable, so that any mail server takes it and a
 * person can still read its source. The subject may be seen on a locked phone, so it has the event and the
 * house, no code. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "room.h"

enum { LINE_MOST = 76, ENCODED_WORD_MOST = 75 };

/* How many bytes the character at text has; a byte that begins none stands alone. */
static size_t
character_size(const char *text)
{
	unsigned char first = (unsigned char)text[0];
	size_t        size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;

	for (size_t i = 1; i < size; i++)
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return 1;
	return size;
}

static bool
is_line_end(char c)
{
	return c == '\n' || c == '\0';
}

void
mail_put_quoted(struct buffer *into, const char *text)
{
	size_t column = 0;

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;
		/* A full stop at a line's start would be SMTP's, a space at its end might be lost. */
		bool   plain = c > ' ' && c < 0x7f && c != '=' && !(c == '.' && column == 0);
		size_t size;

		if (c == '\n') {
			buffer_put_text(into, "\r\n");
			column = 0;
			continue;
		}
		plain = plain || (c == ' ' && !is_line_end(text[1]));
		size = plain ? 1 : 3;
		if (column + size > LINE_MOST - 1) { /* the = that goes on takes one */
			buffer_put_text(into, "=\r\n");
			column = 0;
			plain = plain && c != '.';
			size = plain ? 1 : 3;
		}
		if (plain)
			buffer_put_char(into, (char)c);
		else
			buffer_print(into, "=%02X", c);
		column += size;
	}
	if (column > 0)
		buffer_put_text(into, "\r\n");
}

static bool
is_plain_header(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < ' ' || (unsigned char)*text > '~')
			return false;
	return true;
}

void
mail_put_header_text(struct buffer *into, const char *text)
{
	static const char begin[] = "=?utf-8?Q?", end[] = "?=";
	size_t            column = 0;

	if (is_plain_header(text) && strstr(text, "=?") == NULL) {
		buffer_put_text(into, text);
		return;
	}
	while (*text != '\0') {
		size_t size = character_size(text);

		/* No character is cut in two by the end of an encoded word. */
		if (column == 0 || column + 3 * size + sizeof end - 1 > ENCODED_WORD_MOST) {
			if (column > 0)
				buffer_print(into, "%s\r\n ", end);
			buffer_put_text(into, begin);
			column = sizeof begin - 1;
		}
		for (size_t i = 0; i < size; i++, text++) {
			char c = *text;

			if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
				buffer_put_char(into, c);
				column++;
			} else {
				buffer_print(into, "=%02X", (unsigned char)c);
				column += 3;
			}
		}
	}
	buffer_put_text(into, end);
}

/* RFC 5322, in UTC. The names are the standard's, whatever the machine's language. */
static void
put_date(struct buffer *into, int64_t now_us)
{
	static const char days[][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
		"Oct", "Nov", "Dec" };
	time_t            now_s = (time_t)(now_us / MICROSECONDS_PER_SECOND);
	struct tm         tm;

	(void)gmtime_r(&now_s, &tm);
	buffer_print(into, "Date: %s, %02d %s %d %02d:%02d:%02d +0000\r\n", days[tm.tm_wday], tm.tm_mday,
	    months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

static void
put_headers(struct buffer *into, struct arena *arena, const struct claim *claim,
    const struct notify_settings *settings, int64_t now_us)
{
	const char *subject = words_of_event(claim->language, claim->event)->subject;
	const char *domain = strchr(settings->mail_from, '@');

	if (claim->site_name != NULL)
		subject = arena_print(arena, "%s: %s", subject, claim->site_name);
	put_date(into, now_us);
	buffer_print(
	    into, "From: Porchlight <%s>\r\nTo: <%s>\r\nSubject: ", settings->mail_from, claim->address);
	mail_put_header_text(into, subject);
	buffer_print(into,
	    "\r\nMessage-ID: <%s%s>\r\n"
	    "Auto-Submitted: auto-generated\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
	    claim->id, domain != NULL ? domain : "@porchlight");
}

static void
put_line(struct buffer *into, const char *label, const char *text)
{
	if (text != NULL)
		buffer_print(into, "%s: %s\n", label, text);
}

static const char *
local_time(struct arena *arena, const char *local, const char *zone)
{
	return local == NULL ? NULL : arena_print(arena, "%s (%s)", local, zone);
}

void
mail_print(struct buffer *into, struct arena *arena, const struct claim *claim,
    const struct notify_settings *settings, int64_t now_us)
{
	const struct label_words *label = words_of_labels(claim->language);
	struct buffer             text = { 0 };

	buffer_print(&text, "%s\n\n", words_of_event(claim->language, claim->event)->sentence);
	put_line(&text, label->site, claim->site_name);
	put_line(&text, label->code, claim->code);
	put_line(&text, label->room, claim->room);
	put_line(&text, label->happened, local_time(arena, claim->occurred_local, claim->zone));
	put_line(&text, label->stands, words_of_state(claim->language, claim->state));
	put_line(&text, label->held_until, local_time(arena, claim->held_local, claim->zone));
	buffer_print(&text, "\n%s:\n%s\n\n-- \n%s\n", label->open,
	    message_link(arena, claim, settings->public_url), label->footer);
	put_headers(into, arena, claim, settings, now_us);
	mail_put_quoted(into, text.bytes);
	buffer_done(&text);
}
