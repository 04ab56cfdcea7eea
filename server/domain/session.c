/* The members of signing in and of a session. */
#include "domain/session.h"

#include <stddef.h>

#include "domain/organization.h"
#include "domain/role.h"

#define SIGN_IN(member, what) .name = #member, .kind = (what), .offset = offsetof(struct sign_in, member)
#define ACCOUNT(member, what)                                                                                \
	.name = #member, .kind = (what), .offset = offsetof(struct sign_in_account, member)
#define PLACE(member, what)                                                                                  \
	.name = #member, .kind = (what), .offset = offsetof(struct session_membership, member)
#define SESSION(member, what) .name = #member, .kind = (what), .offset = offsetof(struct session, member)

/* clang-format off */
const struct field sign_in_fields[] = {
	{ SIGN_IN(email, FIELD_TEXT), .flags = FIELD_REQUIRED | FIELD_SEALED, .least = 3, .most = 254, .help = "The address you were invited with; upper and lower case are one." },
	{ SIGN_IN(password, FIELD_TEXT), .flags = FIELD_REQUIRED | FIELD_SEALED, .least = 1, .most = 128, .help = "Your password." },
	{ SIGN_IN(shared_computer, FIELD_BOOL), .help = "Sign out by itself after 15 idle minutes, and forget when the browser closes." },
	{ 0 },
};

const struct field sign_in_account_fields[] = {
	{ ACCOUNT(account_id, FIELD_ID), .help = "The account, if there is one that may sign in." },
	{ ACCOUNT(password_hash, FIELD_TEXT), .flags = FIELD_SEALED, .help = "Argon2id." },
	{ ACCOUNT(wait_until, FIELD_TIME), .help = "Not before then, after several wrong passwords." },
	{ 0 },
};

const struct field session_membership_fields[] = {
	{ PLACE(organization_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "The organization." },
	{ PLACE(organization_name, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "Its name." },
	{ PLACE(organization_kind, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &organization_kind_choices, .help = "What it is." },
	{ PLACE(role, FIELD_CHOICE), .flags = FIELD_READ_ONLY, .choices = &role_choices, .help = "What you may do there." },
	{ 0 },
};

#define SESSION_MEMBERS \
	{ SESSION(account_id, FIELD_ID), .flags = FIELD_READ_ONLY, .help = "Who is signed in." }, \
	{ SESSION(name, FIELD_TEXT), .flags = FIELD_READ_ONLY, .help = "What colleagues call them." }, \
	{ SESSION(email, FIELD_TEXT), .flags = FIELD_READ_ONLY | FIELD_SEALED, .help = "Their address." }, \
	{ SESSION(shared_computer, FIELD_BOOL), .flags = FIELD_READ_ONLY, .help = "The session ends early when idle." }, \
	{ SESSION(expires_at, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "When the session ends whatever happens." }, \
	{ SESSION(idle_minutes, FIELD_INT), .flags = FIELD_READ_ONLY, .help = "It ends after so many minutes without use." }, \
	{ SESSION(now, FIELD_TIME), .flags = FIELD_READ_ONLY, .help = "The server's clock." }

const struct field session_fields[] = {
	SESSION_MEMBERS,
	{ SESSION(memberships, FIELD_OBJECTS), .flags = FIELD_READ_ONLY, .fields = session_membership_fields, .stride = sizeof(struct session_membership), .help = "What they may do, and where." },
	{ 0 },
};

const struct field session_stored_fields[] = {
	SESSION_MEMBERS,
	{ .name = "memberships", .kind = FIELD_JSON, .flags = FIELD_READ_ONLY, .offset = offsetof(struct session, memberships_json), .fields = session_membership_fields, .help = "As one array." },
	{ 0 },
};
/* clang-format on */
