/* The sender of messages: its mail server's password comes from a file, since an environment is easily seen.
 */
#include "told.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"

/* The first line, without its end. */
static bool
password_read(const char *path, char *into, char *why, size_t why_size)
{
	FILE       *file = fopen(path, "re");
	struct stat about;
	bool        read;

	if (file == NULL) {
		(void)snprintf(why, why_size, "PORCHLIGHT_SMTP_PASSWORD_FILE: '%.300s' can't be read: %s",
		    path, strerrordesc_np(errno));
		return false;
	}
	if (fstat(fileno(file), &about) != 0 || (about.st_mode & 077) != 0) {
		(void)snprintf(why, why_size,
		    "PORCHLIGHT_SMTP_PASSWORD_FILE: '%.300s' can be read by others: chmod 600 it", path);
		(void)fclose(file);
		return false;
	}
	read = fgets(into, SMTP_PASSWORD_SIZE, file) != NULL;
	(void)fclose(file);
	if (read)
		into[strcspn(into, "\r\n")] = '\0';
	else
		(void)snprintf(why, why_size, "PORCHLIGHT_SMTP_PASSWORD_FILE: '%.300s' is empty", path);
	return read;
}

bool
told_open(struct told *told, const struct settings *settings, const struct key_ring *ring, char *why,
    size_t why_size)
{
	const char *password = NULL;

	if (settings->smtp_url != NULL && settings->smtp_password_file != NULL) {
		if (!password_read(settings->smtp_password_file, told->smtp_password, why, why_size))
			return false;
		password = told->smtp_password;
	}
	told->notify = notify_open(
	    &(struct notify_settings){
		.conninfo = settings->database,
		.statement_timeout_ms = (int)settings->statement_timeout_ms,
		.ring = ring,
		.smtp_url = settings->smtp_url,
		.smtp_user = settings->smtp_user,
		.smtp_password = password,
		.mail_from = settings->mail_from,
		.public_url = settings->public_url,
		.version = PORCHLIGHT_VERSION,
		.private_addresses = settings->webhook_private,
	    },
	    why, why_size);
	return told->notify != NULL;
}

void
told_close(struct told *told)
{
	notify_close(told->notify);
	told->notify = NULL;
}
