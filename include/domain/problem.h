/* What can go wrong, each thing once: the C value, the slug that SQL functions answer with as `outcome`, the
 * `type` of problem+json (RFC 9457: /problems/<slug>), the heading in docs/problems.md and the TypeScript
 * member are the same word. */
#ifndef PORCHLIGHT_DOMAIN_PROBLEM_H
#define PORCHLIGHT_DOMAIN_PROBLEM_H

#include <stddef.h>

#include "base/buffer.h"

/* On every function whose problem must not be dropped. */
#define must_use __attribute__((warn_unused_result))

enum problem {
	OK = 0,
	/* What was sent (400-431). */
	PROBLEM_BAD_REQUEST,    /* 400 not HTTP as we take it: method, path or query can't be read */
	PROBLEM_BAD_JSON,       /* 400 the body is not JSON, or not an object, or nested too deep, or a member
				   stands twice */
	PROBLEM_UNKNOWN_MEMBER, /* 422 */
	PROBLEM_MISSING_MEMBER, /* 422 */
	PROBLEM_WRONG_TYPE,     /* 422 */
	PROBLEM_TOO_LONG,       /* 422 */
	PROBLEM_TOO_SHORT,      /* 422 */
	PROBLEM_OUT_OF_RANGE,   /* 422 */
	PROBLEM_NOT_A_CHOICE,   /* 422 */
	PROBLEM_BAD_VALUE,      /* 422 a text that is no id, time, date, phone ... */
	PROBLEM_BAD_CURSOR,     /* 400 */
	PROBLEM_BODY_TOO_LARGE, /* 413 */
	PROBLEM_UNSUPPORTED_MEDIA, /* 415 the body is not application/json */
	PROBLEM_URI_TOO_LONG,      /* 414 */
	PROBLEM_HEADERS_TOO_LARGE, /* 431 */
	PROBLEM_WRONG_HOST,        /* 421 */
	PROBLEM_MISDIRECTED,       /* 421 /live on a connection that can't be upgraded any more */
	PROBLEM_KEY_MISSING,       /* 400 POST without Idempotency-Key */
	PROBLEM_KEY_REUSED,        /* 422 the key was used for another request */
	PROBLEM_VERSION_MISSING,   /* 428 PATCH without If-Match */
	/* Who sent it (401-403, 429). */
	PROBLEM_NOT_SIGNED_IN,     /* 401 */
	PROBLEM_WRONG_SIGN_IN,     /* 401 */
	PROBLEM_NOT_ALLOWED,       /* 403 */
	PROBLEM_WRONG_ORIGIN,      /* 403 */
	PROBLEM_TOO_MANY_REQUESTS, /* 429 */
	/* What it is about (404-412). */
	PROBLEM_NOT_FOUND,          /* 404 also another organization's row: its existence is not told */
	PROBLEM_METHOD_NOT_ALLOWED, /* 405 */
	PROBLEM_VERSION_CHANGED,    /* 412 carries who changed it, when, and the row as it is now */
	PROBLEM_MOVE_NOT_POSSIBLE,  /* 409 carries the row as it is now and what is still possible */
	PROBLEM_BED_NOT_OPEN,       /* 409 another guest got the room, or it is not open */
	PROBLEM_NO_OPEN_BED,        /* 409 the house has no open room */
	PROBLEM_BED_IN_USE,         /* 409 */
	PROBLEM_SITE_NOT_WELCOMING, /* 409 paused or closed */
	PROBLEM_SITE_IN_USE,        /* 409 someone stays there, or waits for it */
	PROBLEM_SELF_ONLY,          /* 409 only the person may call this house */
	PROBLEM_TOO_MANY_SITES,     /* 422 one to three */
	PROBLEM_UNKNOWN_WORDING,    /* 422 a consent_version that the network has not */
	PROBLEM_UNKNOWN_CODE,       /* 404 a guest's code or secret, which of the two is not told */
	PROBLEM_TOO_MANY_NOTES,     /* 409 */
	PROBLEM_ALREADY_SENT,       /* 409 this referral was already sent to that site */
	PROBLEM_REFERRAL_ENDED,     /* 409 */
	PROBLEM_HOLD_EXTENDED,      /* 409 a hold is extended once */
	PROBLEM_NAME_TAKEN,         /* 409 */
	PROBLEM_CHANNEL_OFF,        /* 409 */
	/* Us (500-504). */
	PROBLEM_INTERNAL,    /* 500 */
	PROBLEM_UNAVAILABLE, /* 503 the database can't be reached */
	PROBLEM_TOO_BUSY,    /* 503 with Retry-After */
	PROBLEM_TIMEOUT,     /* 504 */
	PROBLEM_COUNT,
};

struct problem_text {
	const char *slug;
	int         status;
	const char *title;  /* one plain sentence for a person */
	const char *advice; /* one or two more: what it means and what to do, for docs/problems.md */
};

/* Never NULL. */
const struct problem_text *problem_text(enum problem problem);
/* By the slug an SQL function answered with; "ok" is OK; PROBLEM_INTERNAL for a slug that nobody knows. */
enum problem problem_find(const char *slug);
/* docs/problems.md, whole. */
void problem_print_markdown(struct buffer *into);

/* Where in a body or query something is wrong. pointer is a JSON Pointer (RFC 6901) or "query:name" /
 * "header:Name". */
struct fault {
	enum problem problem;
	char         pointer[128];
	char         detail[200];
};

enum { FAULTS_MOST = 16 };

struct faults {
	size_t       count;
	struct fault items[FAULTS_MOST];
};

/* Adds one (past FAULTS_MOST they are dropped; texts too long for their place are cut) and returns its
 * problem, for `return fault_add(...)`. */
enum problem fault_add(struct faults *faults, enum problem problem, const char *pointer, const char *format,
    ...) __attribute__((format(printf, 4, 5)));

#endif
