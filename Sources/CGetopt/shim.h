#ifndef TABLESIDE_CGETOPT_H
#define TABLESIDE_CGETOPT_H

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/timerfd.h>
#endif

// Swift may not touch C's mutable globals, and macros with arguments are not imported.

static inline int last_error(void) { return errno; }

static inline void scan_afresh(void) {
  opterr = 0;
#if defined(__linux__)
  optind = 0;
#else
  optreset = 1;
  optind = 1;
#endif
}

static inline int scan_index(void) { return optind; }
static inline int scan_letter(void) { return optopt; }
static inline const char *scan_value(void) { return optarg; }

static inline int open_plain(const char *path, int flags) { return open(path, flags | O_CLOEXEC); }
static inline int open_new(const char *path, int flags, mode_t mode) {
  return open(path, flags | O_CREAT | O_CLOEXEC, mode);
}
static inline int descriptor_flags(int descriptor) { return fcntl(descriptor, F_GETFD); }
static inline int status_flags(int descriptor) { return fcntl(descriptor, F_GETFL); }
static inline int set_status_flags(int descriptor, int flags) {
  return fcntl(descriptor, F_SETFL, flags);
}

static inline int is_folder(mode_t mode) { return S_ISDIR(mode); }

// A memory image of this program would hold health notes.
static inline void forbid_memory_images(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

static inline void ignore_signal(int number) { signal(number, SIG_IGN); }
static inline void default_signal(int number) { signal(number, SIG_DFL); }

// Nanoseconds on a clock that goes on while the machine sleeps.
static inline int64_t boottime_nanoseconds(void) {
  struct timespec now = {0, 0};
#if defined(__linux__)
  clock_gettime(CLOCK_BOOTTIME, &now);
#else
  clock_gettime(CLOCK_MONOTONIC, &now);
#endif
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// Nanoseconds on a clock that stands still while the machine sleeps.
static inline int64_t awake_nanoseconds(void) {
  struct timespec now = {0, 0};
#if defined(__linux__)
  clock_gettime(CLOCK_MONOTONIC, &now);
#else
  clock_gettime(CLOCK_UPTIME_RAW, &now);
#endif
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

// Milliseconds since 1970 in UTC.
static inline int64_t wall_milliseconds(void) {
  struct timespec now = {0, 0};
  clock_gettime(CLOCK_REALTIME, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

#endif
