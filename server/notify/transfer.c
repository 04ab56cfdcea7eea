/* One message on its way, as the transfer library sees it: what is sent, within which limits, and what its
 * end means. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/check.h"
#include "base/clock.h"
#include "base/memory.h"
#include "room.h"
#include "seal/webhook.h"

enum {
	CONNECT_MS = 5 * 1000,
	WEBHOOK_MS = 15 * 1000, /* all of a try; well below the lease */
	MAIL_MS = 30 * 1000,
	REPLY_MOST = 64 * 1024, /* bytes of headers and body that are read and thrown away */
};

struct transfer *
transfer_open(struct arena *arena, const struct claim *claim, const struct notify_settings *settings)
{
	struct transfer *transfer = memory_zeroed(sizeof *transfer);

	transfer->arena = arena;
	transfer->claim = *claim;
	transfer->settings = settings;
	transfer->outcome = (struct outcome){ .how = HOW_RELEASED, .fault = NO_CHOICE };
	return transfer;
}

void
transfer_close(struct transfer *transfer)
{
	curl_easy_cleanup(transfer->easy);
	curl_slist_free_all(transfer->headers);
	curl_slist_free_all(transfer->mail_to);
	arena_close(transfer->arena);
	free(transfer);
}

/* The text is copied; no memory for it is the end of the process, as everywhere. */
static void
list_add(struct curl_slist **list, const char *text)
{
	struct curl_slist *longer = curl_slist_append(*list, text);

	check(longer != NULL);
	*list = longer;
}

/* --- what the library asks while it works --- */

static size_t
reply_dropped(void *bytes, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;

	(void)bytes;
	transfer->received += size * count;
	return transfer->received > REPLY_MOST ? 0 : size * count; /* 0 ends the transfer */
}

static size_t
mail_read(char *into, size_t size, size_t count, void *context)
{
	struct transfer *transfer = context;
	size_t           left = transfer->size - transfer->sent;
	size_t           now = size * count < left ? size * count : left;

	memcpy(into, transfer->bytes + transfer->sent, now);
	transfer->sent += now;
	return now;
}

/* The one place where the address that will really be connected to is known, whatever a name resolved to
 * when. */
static curl_socket_t
public_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *transfer = context;

	(void)purpose;
	if (!transfer->settings->private_addresses && !address_is_public(&address->addr)) {
		transfer->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* --- what is sent --- */

#define SET(easy, option, value) check(curl_easy_setopt((easy), (option), (value)) == CURLE_OK)

static void
common_options(struct transfer *transfer, long limit_ms, const char *protocols)
{
	CURL *easy = transfer->easy;

	SET(easy, CURLOPT_PRIVATE, transfer);
	SET(easy, CURLOPT_NOSIGNAL, 1L);
	SET(easy, CURLOPT_PROTOCOLS_STR, protocols);
	SET(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
	SET(easy, CURLOPT_TIMEOUT_MS, limit_ms);
	SET(easy, CURLOPT_PROXY, ""); /* no variable of the environment leads messages elsewhere */
	SET(easy, CURLOPT_WRITEFUNCTION, reply_dropped);
	SET(easy, CURLOPT_WRITEDATA, transfer);
	SET(easy, CURLOPT_HEADERFUNCTION, reply_dropped);
	SET(easy, CURLOPT_HEADERDATA, transfer);
}

static bool
webhook_headers(struct transfer *transfer, const struct buffer *body)
{
	const struct claim *claim = &transfer->claim;
	int64_t             now_s = clock_wall_us() / MICROSECONDS_PER_SECOND;
	const char *place = arena_print(transfer->arena, "channel.sealed_secret:%s", claim->channel_id);
	const char *secret =
	    seal_open(transfer->settings->ring, transfer->arena, place, claim->sealed_secret);
	char signature[WEBHOOK_SIGNATURE_SIZE];

	if (secret == NULL || !webhook_sign(secret, claim->id, now_s, body->bytes, body->size, signature))
		return false;
	list_add(&transfer->headers, "Content-Type: application/json");
	list_add(&transfer->headers, "Expect:"); /* no question ahead of so small a body */
	list_add(&transfer->headers, arena_print(transfer->arena, "webhook-id: %s", claim->id));
	list_add(&transfer->headers, arena_print(transfer->arena, "webhook-timestamp: %" PRId64, now_s));
	list_add(&transfer->headers, arena_print(transfer->arena, "webhook-signature: %s", signature));
	return true;
}

static bool
webhook_prepare(struct transfer *transfer)
{
	const struct notify_settings *settings = transfer->settings;
	struct buffer                 body = { 0 };
	bool                          is_signed;

	message_print(&body, transfer->arena, &transfer->claim, settings->public_url);
	is_signed = webhook_headers(transfer, &body);
	if (is_signed) {
		common_options(transfer, WEBHOOK_MS, settings->private_addresses ? "http,https" : "https");
		SET(transfer->easy, CURLOPT_URL, transfer->claim.address);
		SET(transfer->easy, CURLOPT_USERAGENT,
		    arena_print(transfer->arena, "Porchlight/%s", settings->version));
		SET(transfer->easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
		SET(transfer->easy, CURLOPT_FOLLOWLOCATION, 0L);
		SET(transfer->easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
		SET(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
		SET(transfer->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.size);
		SET(transfer->easy, CURLOPT_COPYPOSTFIELDS, body.bytes);
		SET(transfer->easy, CURLOPT_OPENSOCKETFUNCTION, public_socket);
		SET(transfer->easy, CURLOPT_OPENSOCKETDATA, transfer);
	}
	buffer_done(&body);
	return is_signed;
}

/* On this machine a mail server often has no certificate of a name; to any other one, nothing goes in the
 * clear. */
static bool
is_this_machine(const char *url)
{
	const char *host = strstr(url, "://");

	return host != NULL
	    && (strncmp(host + 3, "localhost", 9) == 0 || strncmp(host + 3, "127.", 4) == 0
		|| strncmp(host + 3, "[::1]", 5) == 0);
}

static void
mail_prepare(struct transfer *transfer)
{
	const struct notify_settings *settings = transfer->settings;
	struct buffer                 mail = { 0 };

	mail_print(&mail, transfer->arena, &transfer->claim, settings, clock_wall_us());
	transfer->bytes = arena_text_n(transfer->arena, mail.bytes, mail.size);
	transfer->size = mail.size;
	buffer_done(&mail);
	list_add(&transfer->mail_to, arena_print(transfer->arena, "<%s>", transfer->claim.address));
	common_options(transfer, MAIL_MS, "smtp,smtps");
	SET(transfer->easy, CURLOPT_URL, settings->smtp_url);
	SET(transfer->easy, CURLOPT_USE_SSL,
	    (long)(is_this_machine(settings->smtp_url) ? CURLUSESSL_NONE : CURLUSESSL_ALL));
	if (settings->smtp_user != NULL && settings->smtp_password != NULL) {
		SET(transfer->easy, CURLOPT_USERNAME, settings->smtp_user);
		SET(transfer->easy, CURLOPT_PASSWORD, settings->smtp_password);
	}
	SET(transfer->easy, CURLOPT_MAIL_FROM, arena_print(transfer->arena, "<%s>", settings->mail_from));
	SET(transfer->easy, CURLOPT_MAIL_RCPT, transfer->mail_to);
	SET(transfer->easy, CURLOPT_UPLOAD, 1L);
	SET(transfer->easy, CURLOPT_READFUNCTION, mail_read);
	SET(transfer->easy, CURLOPT_READDATA, transfer);
	SET(transfer->easy, CURLOPT_INFILESIZE_LARGE, (curl_off_t)transfer->size);
}

bool
transfer_prepare(struct transfer *transfer)
{
	bool is_mail = transfer->claim.kind == CHANNEL_EMAIL;

	if (is_mail && transfer->settings->smtp_url == NULL) {
		transfer->outcome = (struct outcome){ .how = HOW_DEAD, .fault = DELIVERY_MAIL_NOT_SET_UP };
		return false;
	}
	transfer->easy = curl_easy_init();
	check(transfer->easy != NULL);
	if (is_mail) {
		mail_prepare(transfer);
		return true;
	}
	/* A secret that does not open was sealed with a key that is gone: no try will do better. */
	if (!webhook_prepare(transfer)) {
		transfer->outcome = (struct outcome){ .how = HOW_DEAD, .fault = DELIVERY_LOST };
		return false;
	}
	return true;
}
