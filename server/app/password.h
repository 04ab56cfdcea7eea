/* Asks for a new password: at the terminal twice and unseen, or as the first line of standard input. */
#ifndef PORCHLIGHT_APP_PASSWORD_H
#define PORCHLIGHT_APP_PASSWORD_H

#include <stdbool.h>

/* Fills hash (PASSWORD_HASH_SIZE bytes, seal/seal.h). Says on standard error what is wrong and gives
 * EXIT_FAILED; else EXIT_DONE. */
int password_ask(const char *command, bool from_stdin, char *hash);

#endif
