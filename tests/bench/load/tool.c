/* See tool.h. */
#include "tool.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

void
die(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fprintf(stderr, "%s: ", program_invocation_short_name);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
	va_end(arguments);
	exit(1);
}

void
die_errno(const char *format, ...)
{
	int     why = errno;
	char    text[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	errno = why;
	perror(text);
	exit(1);
}

int64_t
now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

long
number(const char *text, long least, long most)
{
	char *end;
	long  value = strtol(text, &end, 10);

	if (end == text || *end != '\0' || value < least || value > most)
		die("%s is not a number from %ld to %ld", text, least, most);
	return value;
}

char *
read_file(const char *path, size_t *size)
{
	FILE       *file = fopen(path, "rb");
	struct stat about;
	char       *bytes;

	if (!file || fstat(fileno(file), &about) < 0)
		die_errno("%s", path);
	*size = (size_t)about.st_size;
	if (!(bytes = malloc(*size + 1)) || fread(bytes, 1, *size, file) != *size)
		die("%s cannot be read", path);
	bytes[*size] = '\0';
	fclose(file);
	return bytes;
}

static struct sockaddr_in
local(int port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

int
connect_to(int port)
{
	struct sockaddr_in to = local(port);
	int                one = 1;
	int                fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		die_errno("socket");
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (connect(fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS)
		die_errno("connect to port %d", port);
	return fd;
}

int
listen_anywhere(int *port)
{
	struct sockaddr_in at = local(0);
	socklen_t          size = sizeof at;
	int                fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) < 0 || listen(fd, 4096) < 0
	    || getsockname(fd, (struct sockaddr *)&at, &size) < 0)
		die_errno("no port to listen on");
	if (port)
		*port = ntohs(at.sin_port);
	printf("listening %d\n", ntohs(at.sin_port));
	fflush(stdout);
	return fd;
}

void
watch(int epoll, int fd, uint32_t events, uint32_t number)
{
	struct epoll_event event = { .events = events, .data.u32 = number };

	if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0)
		die_errno("epoll");
}

void
raise_file_limit(void)
{
	struct rlimit limit;

	getrlimit(RLIMIT_NOFILE, &limit);
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

char *
serial_find(char *text)
{
	return strstr(text, "@@@@@@@@@@@@@@@@");
}

void
serial_write(char *found, uint64_t serial)
{
	for (int i = SERIAL_SIZE - 1; found && i >= 0; i--, serial >>= 4)
		found[i] = "0123456789abcdef"[serial & 15];
}
