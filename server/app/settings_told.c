/* Messages need little: a mail server if e-mail is wanted, and the address at which people open Porchlight.
 * What would only be found out by a message that never arrives is said at start. */
#include "settings_told.h"

#include <stdio.h>
#include <string.h>

#include "domain/channel.h"

/* The first origin is what an administrator put first; it also is where a small installation is opened.
 * Without the slashes at its end. */
static bool
public_url_read(struct settings *settings, char *why, size_t why_size)
{
	const char *from = settings->public_url != NULL ? settings->public_url
							: settings->origins + strspn(settings->origins, " ");
	size_t      size = strcspn(from, " ");
	char       *into = settings->text + settings->text_used;

	while (size > 0 && from[size - 1] == '/')
		size--;
	if ((strncmp(from, "http://", 7) != 0 && strncmp(from, "https://", 8) != 0) || size < 9
	    || settings->text_used + size + 1 > sizeof settings->text) {
		snprintf(why, why_size,
		    "PORCHLIGHT_PUBLIC_URL is \"%.*s\"; it must be like https://beds.example.org", (int)size,
		    from);
		return false;
	}
	memcpy(into, from, size);
	into[size] = '\0';
	settings->text_used += size + 1;
	settings->public_url = into;
	return true;
}

bool
settings_told_read(struct settings *settings, char *why, size_t why_size)
{
	const char *url = settings->smtp_url;

	if (!public_url_read(settings, why, why_size))
		return false;
	if (url == NULL)
		return true;
	if ((strncmp(url, "smtp://", 7) != 0 && strncmp(url, "smtps://", 8) != 0)
	    || strpbrk(url, "@ \t") != NULL)
		snprintf(why, why_size,
		    "PORCHLIGHT_SMTP_URL must be like smtp://mail.example.org:587, with no name or password "
		    "in it");
	else if (settings->mail_from == NULL
		 || channel_address_fault(CHANNEL_EMAIL, settings->mail_from, false) != NULL)
		snprintf(
		    why, why_size, "PORCHLIGHT_MAIL_FROM must be an address like porchlight@example.org");
	else if (settings->smtp_user != NULL && settings->smtp_password_file == NULL)
		snprintf(
		    why, why_size, "PORCHLIGHT_SMTP_PASSWORD_FILE is not set, and PORCHLIGHT_SMTP_USER is");
	else if (settings->smtp_user == NULL && settings->smtp_password_file != NULL)
		snprintf(
		    why, why_size, "PORCHLIGHT_SMTP_USER is not set, and PORCHLIGHT_SMTP_PASSWORD_FILE is");
	else
		return true;
	return false;
}
