#ifndef TABLESIDE_CYAML_H
#define TABLESIDE_CYAML_H

// As the other modules with libc headers have it: the same types in all of them.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

static inline int tableside_last_error(void) { return errno; }
static inline void tableside_clear_error(void) { errno = 0; }

/* Never waits for the other end of a pipe. */
static inline int tableside_open_for_reading(const char *path) {
  return open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
}

/* A thread that was started; the handle of the system has another type on every one. */
typedef struct { pthread_t handle; } tableside_thread;

static inline int tableside_start(
    tableside_thread *thread, void *(*work)(void *), void *context) {
  return pthread_create(&thread->handle, NULL, work, context);
}

static inline void tableside_join(tableside_thread thread) { pthread_join(thread.handle, NULL); }

static inline long tableside_processors(void) { return sysconf(_SC_NPROCESSORS_ONLN); }

#endif
