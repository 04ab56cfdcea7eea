/* Before there is a socket: who asks, from which page, of which server. A page of another origin can make a
 * browser open a socket with our cookie; its Origin is all that gives it away. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/clock.h"
#include "domain/problem.h"
#include "room.h"
#include "roster/roster.h"
#include "seal/seal.h"

enum { HEADER_MOST = 2048 };

static const char cookie_name[] = "porchlight=";

/* Is it one of the words of a space-separated list? */
static bool
is_listed(const char *list, const char *word, bool any_case)
{
	size_t length = strlen(word);

	while (*list) {
		size_t size = strcspn(list, " ");

		if (size == length
		    && (any_case ? strncasecmp(list, word, size) : strncmp(list, word, size)) == 0)
			return true;
		list += size;
		list += strspn(list, " ");
	}
	return false;
}

/* false: longer than any that we take. "" when it isn't there. */
static bool
copy_header(struct lws *wsi, enum lws_token_indexes which, char *into)
{
	into[0] = '\0';
	return lws_hdr_total_length(wsi, which) == 0 || lws_hdr_copy(wsi, into, HEADER_MOST, which) >= 0;
}

void
upgrade_token(struct lws *wsi, char *into)
{
	char   cookies[HEADER_MOST], token[TOKEN_SIZE], *at = cookies;
	size_t size;

	into[0] = '\0';
	if (!copy_header(wsi, WSI_TOKEN_HTTP_COOKIE, cookies))
		return;
	while (*at) {
		at += strspn(at, "; ");
		size = strcspn(at, ";");
		if (strncmp(at, cookie_name, sizeof cookie_name - 1) == 0
		    && size == sizeof cookie_name - 1 + TOKEN_SIZE - 1) {
			memcpy(token, at + sizeof cookie_name - 1, TOKEN_SIZE - 1);
			token[TOKEN_SIZE - 1] = '\0';
			token_hash(token, into);
			return;
		}
		at += size;
	}
}

/* The answer to what is no upgrade that we take; then the connection ends. */
static int
refuse(struct lws *wsi, enum problem problem, int status, const char *header)
{
	const struct problem_text *text = problem_text(problem);
	char                       body[300], answer[LWS_PRE + 700];
	int                        size;

	size = snprintf(body, sizeof body, "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d}",
	    text->slug, text->title, status);
	size = snprintf(answer + LWS_PRE, sizeof answer - LWS_PRE,
	    "HTTP/1.1 %d Refused\r\n%sContent-Type: application/problem+json\r\nContent-Length: "
	    "%d\r\nConnection: close\r\n\r\n%s",
	    status, header, size, body);
	(void)lws_write(wsi, (unsigned char *)answer + LWS_PRE, (size_t)size, LWS_WRITE_HTTP_FINAL);
	return -1;
}

static bool
is_signed_in(struct push *push, struct lws *wsi)
{
	char          hash[TOKEN_HASH_SIZE];
	struct caller caller;

	upgrade_token(wsi, hash);
	return *hash && roster_find(push->settings.roster, hash, clock_wall_us(), &caller);
}

int
upgrade_check(struct push *push, struct lws *wsi, const char *protocol)
{
	char value[HEADER_MOST];

	if (protocol == NULL || strcasecmp(protocol, "websocket") != 0)
		return upgrade_refuse_plain(wsi);
	if (!copy_header(wsi, WSI_TOKEN_GET_URI, value) || strcmp(value, "/live") != 0)
		return refuse(wsi, PROBLEM_MISDIRECTED, 421, "");
	if (!copy_header(wsi, WSI_TOKEN_HOST, value) || !is_listed(push->settings.hosts, value, true))
		return refuse(wsi, PROBLEM_WRONG_HOST, 421, "");
	if (!copy_header(wsi, WSI_TOKEN_ORIGIN, value)
	    || (*value && !is_listed(push->settings.origins, value, false)))
		return refuse(wsi, PROBLEM_WRONG_ORIGIN, 403, "");
	if (!board_is_ready(push->settings.board))
		return refuse(wsi, PROBLEM_UNAVAILABLE, 503, "Retry-After: 1\r\n");
	/* Half of all sockets are for those who signed in: nobody outside can keep them from the board. */
	if ((long)push->anonymous >= (push->settings.sockets_most + 1) / 2 && !is_signed_in(push, wsi))
		return refuse(wsi, PROBLEM_TOO_BUSY, 503, "Retry-After: 5\r\n");
	return 0;
}

int
upgrade_refuse_plain(struct lws *wsi)
{
	char uri[HEADER_MOST];

	if (!copy_header(wsi, WSI_TOKEN_GET_URI, uri) || strcmp(uri, "/live") != 0)
		return refuse(wsi, PROBLEM_MISDIRECTED, 421, "");
	return refuse(wsi, PROBLEM_BAD_REQUEST, 426, "Upgrade: websocket\r\n");
}
