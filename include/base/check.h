/* check() is for our own bugs: a broken promise between rooms ends the process with a line that says where.
 * What a client, a file or a peer sent is never checked with it; that gets an answer (domain/problem.h). */
#ifndef PORCHLIGHT_BASE_CHECK_H
#define PORCHLIGHT_BASE_CHECK_H

#define check(condition) ((condition) ? (void)0 : check_failed(#condition, __FILE__, __LINE__))

_Noreturn void check_failed(const char *condition, const char *file, int line);

#endif
