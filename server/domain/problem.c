/* What can go wrong, in one table. docs/problems.md is printed from it; SQL outcomes are looked up in it. */
#include "domain/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/check.h"

static const struct problem_text texts[PROBLEM_COUNT] = {
	[OK] = { "ok", 200, "All is well.", "" },

	[PROBLEM_BAD_REQUEST] = { "bad_request", 400, "The request can't be read.",
	    "The method, the path or the query is not one that this server takes. `errors` says which "
	    "part." },
	[PROBLEM_BAD_JSON] = { "bad_json", 400, "The body is not JSON that can be read.",
	    "It must be one JSON object in UTF-8, at most 8 levels deep, with no member twice." },
	[PROBLEM_UNKNOWN_MEMBER] = { "unknown_member", 422, "The body has a member that is not known here.",
	    "Take it out, or look at its spelling. Members that only the server sets are not taken either." },
	[PROBLEM_MISSING_MEMBER] = { "missing_member", 422, "A member that is needed is missing.",
	    "`errors` names it by its JSON Pointer." },
	[PROBLEM_WRONG_TYPE] = { "wrong_type", 422, "A member has the wrong type.",
	    "For instance a number as a text. `errors` says what is expected." },
	[PROBLEM_TOO_LONG] = { "too_long", 422, "A text or a list is too long.",
	    "`errors` says how long it may be." },
	[PROBLEM_TOO_SHORT] = { "too_short", 422, "A text is too short.",
	    "`errors` says how long it must be." },
	[PROBLEM_OUT_OF_RANGE] = { "out_of_range", 422, "A number is too small or too large.",
	    "`errors` says from where to where it may go." },
	[PROBLEM_NOT_A_CHOICE] = { "not_a_choice", 422, "A value is not one of the choices.",
	    "`errors` lists the choices." },
	[PROBLEM_BAD_VALUE] = { "bad_value", 422, "A value can't be understood.",
	    "A text that should be an id, a time, a date or the like is not one." },
	[PROBLEM_BAD_CURSOR] = { "bad_cursor", 400, "The place to go on from can't be read.",
	    "`after` must be the `next` of the page before; start again without it." },
	[PROBLEM_BODY_TOO_LARGE] = { "body_too_large", 413, "The body is too large.",
	    "Send less; `detail` says how much may be sent." },
	[PROBLEM_UNSUPPORTED_MEDIA] = { "unsupported_media", 415,
	    "The body is not of a type that is taken here.", "Send it as `Content-Type: application/json`." },
	[PROBLEM_URI_TOO_LONG] = { "uri_too_long", 414, "The address is too long.", "Shorten the query." },
	[PROBLEM_HEADERS_TOO_LARGE] = { "headers_too_large", 431, "The headers are too large.",
	    "Often too many cookies: clear those of this site." },
	[PROBLEM_WRONG_HOST] = { "wrong_host", 421, "This server does not answer for that name.",
	    "The `Host` header must name one of the hosts that the server was set up for." },
	[PROBLEM_MISDIRECTED] = { "misdirected", 421, "This connection can't become a live one any more.",
	    "Open a fresh connection for `/live`; a proxy must give it connections of its own." },
	[PROBLEM_KEY_MISSING] = { "key_missing", 400, "The request has no Idempotency-Key.",
	    "Every POST carries one, 8 to 100 characters, new for each thing done and the same when it is "
	    "sent again." },
	[PROBLEM_KEY_REUSED] = { "key_reused", 422, "This Idempotency-Key was used for something else.",
	    "Make a new key for each new request. Nothing was done." },
	[PROBLEM_VERSION_MISSING] = { "version_missing", 428,
	    "The request doesn't say which version it changes.",
	    "Send `If-Match` with the row's version in quotes, as its `ETag` gave it." },

	[PROBLEM_NOT_SIGNED_IN] = { "not_signed_in", 401, "You are not signed in.",
	    "Sign in, then send it again. What was typed is not lost." },
	[PROBLEM_WRONG_SIGN_IN] = { "wrong_sign_in", 401, "The email or the password is not right.",
	    "Which of the two is not told, so that nobody can find out who has an account." },
	[PROBLEM_NOT_ALLOWED] = { "not_allowed", 403, "Your role doesn't allow this.",
	    "Ask the lead of your organization." },
	[PROBLEM_WRONG_ORIGIN] = { "wrong_origin", 403, "The request comes from another site.",
	    "Changes are taken from this server's own pages only, or with the header `X-Porchlight: 1` and "
	    "no `Origin`." },
	[PROBLEM_TOO_MANY_REQUESTS] = { "too_many_requests", 429, "Too many requests in a short time.",
	    "Wait as long as `Retry-After` says." },

	[PROBLEM_NOT_FOUND] = { "not_found", 404, "There is nothing here, or it is not yours to see.",
	    "Which of the two is not told." },
	[PROBLEM_METHOD_NOT_ALLOWED] = { "method_not_allowed", 405, "This address doesn't take that method.",
	    "`Allow` lists those that it takes." },
	[PROBLEM_VERSION_CHANGED] = { "version_changed", 412, "Someone changed this in the meantime.",
	    "Nothing was overwritten. `current` is the row as it is now, `changed_by` and `changed_at` say "
	    "who and when." },
	[PROBLEM_MOVE_NOT_POSSIBLE] = { "move_not_possible", 409,
	    "That can't be done from where this introduction stands.",
	    "`current` is the row as it is now, `possible` lists what can be done." },
	[PROBLEM_BED_NOT_OPEN] = { "bed_not_open", 409, "That room is not open any more.",
	    "Someone else may have got it a moment ago. Look for another one." },
	[PROBLEM_NO_OPEN_BED] = { "no_open_bed", 409, "The house has no open room.",
	    "Look at the nearest other openings, drop-ins and warmlines." },
	[PROBLEM_BED_IN_USE] = { "bed_in_use", 409, "The room is in use.",
	    "A hold or a stay has to end first." },
	[PROBLEM_SITE_NOT_WELCOMING] = { "site_not_welcoming", 409,
	    "The house is not taking introductions now.",
	    "It has paused or is closed. That says nothing about the person." },
	[PROBLEM_SITE_IN_USE] = { "site_in_use", 409, "Guests stay there, or introductions wait for it.",
	    "A house is closed when its stays and holds have ended and its introductions are answered. It "
	    "can "
	    "pause at once." },
	[PROBLEM_SELF_ONLY] = { "self_only", 409, "Only the person may call this house.",
	    "Give them the house's number; no introduction can be sent there." },
	[PROBLEM_TOO_MANY_SITES] = { "too_many_sites", 422,
	    "An introduction goes to one, two or three houses.", "Choose at most three, each once." },
	[PROBLEM_UNKNOWN_WORDING] = { "unknown_wording", 422,
	    "Nobody knows the wording that the person is said to have agreed to.",
	    "`GET /api/v1/consent` gives the wording of today. Ask the person in those words." },
	[PROBLEM_UNKNOWN_CODE] = { "unknown_code", 404, "The code and the secret don't belong together.",
	    "One of them may be mistyped; which one is not told. The team or the house can look the code "
	    "up." },
	[PROBLEM_TOO_MANY_NOTES] = { "too_many_notes", 409, "There are too many notes on this introduction.",
	    "Call each other instead." },
	[PROBLEM_ALREADY_SENT] = { "already_sent", 409, "This introduction was already sent to that house.",
	    "Open it instead of sending it again." },
	[PROBLEM_REFERRAL_ENDED] = { "referral_ended", 409, "This introduction has ended.",
	    "Make a new one if the person asks for it." },
	[PROBLEM_HOLD_EXTENDED] = { "hold_extended", 409, "The hold was already extended once.",
	    "A hold is extended once, so that no room stays closed for ever." },
	[PROBLEM_NAME_TAKEN] = { "name_taken", 409, "That name is taken.", "Choose another one." },
	[PROBLEM_CHANNEL_OFF] = { "channel_off", 409, "This channel is switched off.",
	    "Switch it on, then send the message again." },

	[PROBLEM_INTERNAL] = { "internal", 500, "Something went wrong on our side.",
	    "Nothing was done. The request's id finds it in the log." },
	[PROBLEM_UNAVAILABLE] = { "unavailable", 503, "The database can't be reached at the moment.",
	    "Send it again in a little while, with the same Idempotency-Key: it will happen once." },
	[PROBLEM_TOO_BUSY] = { "too_busy", 503, "Too much is waiting at the moment.",
	    "Nothing was done. Send it again after `Retry-After`, with the same Idempotency-Key." },
	[PROBLEM_TIMEOUT] = { "timeout", 504, "It took too long.",
	    "Send it again with the same Idempotency-Key: if it was done after all, you get its answer." },
};

const struct problem_text *
problem_text(enum problem problem)
{
	check(problem < PROBLEM_COUNT);
	return &texts[problem];
}

enum problem
problem_find(const char *slug)
{
	for (enum problem problem = OK; problem < PROBLEM_COUNT; problem++)
		if (strcmp(texts[problem].slug, slug) == 0)
			return problem;
	return PROBLEM_INTERNAL;
}

void
problem_print_markdown(struct buffer *into)
{
	buffer_put_text(into,
	    "# Problems\n\n"
	    "An answer that is not a success is `application/problem+json` (RFC 9457). Its `type` is "
	    "`/problems/` and one of the\n"
	    "words below; `title` is for a person, `errors` says where in the body or the query something is "
	    "wrong. The same words are\n"
	    "the outcomes of the acts in SQL and the members of the TypeScript type.\n\n"
	    "This page is printed from the server's own table (`porchlight help problems`).\n");
	for (enum problem problem = OK + 1; problem < PROBLEM_COUNT; problem++)
		buffer_print(into, "\n## %s\n%d. %s %s\n", texts[problem].slug, texts[problem].status,
		    texts[problem].title, texts[problem].advice);
}

/* A text that was cut may end inside a character; what is left of that one goes too. */
static void
drop_half_character(char *text)
{
	size_t size = strlen(text), start = size, needs;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xc0) == 0x80)
		start--;
	if (start == 0 || (unsigned char)text[start - 1] < 0x80)
		return;
	start--;
	needs = (unsigned char)text[start] >= 0xf0 ? 4 : (unsigned char)text[start] >= 0xe0 ? 3 : 2;
	if (size - start < needs)
		text[start] = '\0';
}

enum problem
fault_add(struct faults *faults, enum problem problem, const char *pointer, const char *format, ...)
{
	struct fault *fault;
	va_list       list;

	if (faults->count >= FAULTS_MOST)
		return problem;
	fault = &faults->items[faults->count++];
	fault->problem = problem;
	if (snprintf(fault->pointer, sizeof fault->pointer, "%s", pointer) >= (int)sizeof fault->pointer)
		drop_half_character(fault->pointer);
	va_start(list, format);
	if (vsnprintf(fault->detail, sizeof fault->detail, format, list) >= (int)sizeof fault->detail)
		drop_half_character(fault->detail);
	va_end(list);
	return problem;
}
