/* Preloaded under SQLite: the n-th call that changes a file fails, is cut short, or kills. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { NOTHING, IO_ERROR, FULL, TORN, KILL, TORN_KILL };

static int kind = NOTHING;
static long until = -1, calls = 0;
static int lasting = 0;

/* From now on the n-th call is a fault; with `last` every later one too. Gives the calls so far. */
long arm(int what, long at, int last) {
    long before = calls;
    kind = what; until = at; lasting = last; calls = 0;
    return before;
}

/* Whether this is a file of a ledger. */
static int ours(const char *path) { return strstr(path, ".db") != NULL; }

static int ours_open(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return ours(path);
}

/* Whether this call is the one. */
static int strikes(int counts) {
    if (kind == NOTHING || !counts) return 0;
    long number = calls++;
    return (number == until || (lasting && number > until));
}

static int broken(void) {
    if (kind == KILL || kind == TORN_KILL) kill(getpid(), SIGKILL);
    errno = kind == FULL ? ENOSPC : EIO;
    return -1;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static ssize_t cut(int file, const void *data, size_t size, off_t at) {
    REAL(pwrite64);
    if (kind == TORN || kind == TORN_KILL) real(file, data, size / 2, at);
    return broken();
}

ssize_t pwrite64(int file, const void *data, size_t size, off_t at) {
    REAL(pwrite64);
    return strikes(ours_open(file)) ? cut(file, data, size, at) : real(file, data, size, at);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    return pwrite64(file, data, size, at);
}

ssize_t write(int file, const void *data, size_t size) {
    REAL(write);
    if (!strikes(ours_open(file))) return real(file, data, size);
    if (kind == TORN || kind == TORN_KILL) (void)!real(file, data, size / 2);
    return broken();
}

int fsync(int file) {
    REAL(fsync);
    return strikes(ours_open(file)) ? broken() : real(file);
}

int fdatasync(int file) {
    REAL(fdatasync);
    return strikes(ours_open(file)) ? broken() : real(file);
}

int ftruncate64(int file, off_t size) {
    REAL(ftruncate64);
    return strikes(ours_open(file)) ? broken() : real(file, size);
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int unlink(const char *path) {
    REAL(unlink);
    return strikes(ours(path)) ? broken() : real(path);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    return strikes(ours(from)) ? broken() : real(from, to);
}
