/* Preloaded into a server under test: its wall clock is off by as many seconds as the file named in
 * CLOCK_SHIFT_FILE holds (a 64-bit number, read at each call), so that a test can step the clock of one
 * process and leave the machine's alone. The monotonic clock is not touched, as with a real step. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

int    clock_gettime(clockid_t clock, struct timespec *now);
int    gettimeofday(struct timeval *restrict now, void *restrict zone);
time_t time(time_t *into);

static const volatile int64_t *shift;

__attribute__((constructor)) static void
find_shift(void)
{
	const char *path = getenv("CLOCK_SHIFT_FILE");
	int         fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	void       *page;

	if (fd < 0)
		return;
	page = mmap(NULL, sizeof *shift, PROT_READ, MAP_SHARED, fd, 0);
	if (page != MAP_FAILED)
		shift = page;
	close(fd);
}

int
clock_gettime(clockid_t clock, struct timespec *now)
{
	int failed = (int)syscall(SYS_clock_gettime, clock, now);

	if (!failed && shift && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
		now->tv_sec += *shift;
	return failed;
}

int
gettimeofday(struct timeval *restrict now, void *restrict zone)
{
	struct timespec precise;

	(void)zone;
	clock_gettime(CLOCK_REALTIME, &precise);
	now->tv_sec = precise.tv_sec;
	now->tv_usec = precise.tv_nsec / 1000;
	return 0;
}

time_t
time(time_t *into)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	if (into)
		*into = now.tv_sec;
	return now.tv_sec;
}
