/* Echo is off while a password is typed, and on again whatever happens: Ctrl-C at the prompt must not leave a
 * mute terminal. */
#include "password.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "commands.h"
#include "seal/seal.h"

enum { LINE_SIZE = 512 };

/* Without its line end. false: none came, or it is longer than any password. */
static bool
line_read(FILE *from, char *line)
{
	size_t size;

	if (fgets(line, LINE_SIZE, from) == NULL)
		return false;
	size = strlen(line);
	if (size == LINE_SIZE - 1 && line[size - 1] != '\n')
		return false;
	while (size > 0 && (line[size - 1] == '\n' || line[size - 1] == '\r'))
		line[--size] = '\0';
	return true;
}

/* One hidden line. Signals that would stop us wait until echo is on again. */
static bool
hidden_read(FILE *terminal, const char *prompt, char *line)
{
	struct termios seen, hidden;
	sigset_t       stops, before;
	bool           done;

	if (tcgetattr(fileno(terminal), &seen) != 0)
		return false;
	sigemptyset(&stops);
	sigaddset(&stops, SIGINT);
	sigaddset(&stops, SIGTERM);
	sigaddset(&stops, SIGHUP);
	sigaddset(&stops, SIGTSTP);
	sigprocmask(SIG_BLOCK, &stops, &before);
	hidden = seen;
	/* ISIG off: Ctrl-C comes as a character, and ends the line below. */
	hidden.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
	hidden.c_lflag |= ECHONL;
	fputs(prompt, terminal);
	fflush(terminal);
	done = tcsetattr(fileno(terminal), TCSAFLUSH, &hidden) == 0;
	done = done && line_read(terminal, line) && strpbrk(line, "\x03\x1a\x1c") == NULL;
	tcsetattr(fileno(terminal), TCSAFLUSH, &seen);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return done;
}

/* Twice, since nobody sees what was typed. */
static bool
terminal_read(char *line, char *why, size_t why_size)
{
	FILE *terminal = fopen("/dev/tty", "r+e");
	char  again[LINE_SIZE] = "";
	bool  done = false;

	if (terminal == NULL) {
		snprintf(why, why_size, "there is no terminal to ask for the password; use --password-stdin");
		return false;
	}
	if (!hidden_read(terminal, "Password: ", line) || !hidden_read(terminal, "Once more: ", again))
		snprintf(why, why_size, "no password was given");
	else if (strcmp(line, again) != 0)
		snprintf(why, why_size, "the two are not alike");
	else
		done = true;
	explicit_bzero(again, sizeof again);
	fclose(terminal);
	return done;
}

int
password_ask(const char *command, bool from_stdin, char *hash)
{
	char line[LINE_SIZE] = "";
	char why[128] = "";
	bool done;

	if (from_stdin) {
		done = line_read(stdin, line);
		if (!done)
			snprintf(why, sizeof why, "there is no password on standard input");
	} else {
		done = terminal_read(line, why, sizeof why);
	}
	if (done && (strlen(line) < PASSWORD_LEAST || strlen(line) > PASSWORD_MOST)) {
		snprintf(
		    why, sizeof why, "a password has %d to %d characters", PASSWORD_LEAST, PASSWORD_MOST);
		done = false;
	}
	if (done && !password_hash(line, hash)) {
		snprintf(why, sizeof why, "there is no memory to hash the password (it takes 64 MB)");
		done = false;
	}
	explicit_bzero(line, sizeof line);
	if (done)
		return EXIT_DONE;
	fprintf(stderr, "porchlight %s: %s\n", command, why);
	return EXIT_FAILED;
}
