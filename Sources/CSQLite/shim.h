#ifndef TABLESIDE_CSQLITE_H
#define TABLESIDE_CSQLITE_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#include <sys/sysctl.h>
#endif

/* Variadic functions and macros, which Swift does not import. */

static inline int tableside_open(const char *path, int flags, mode_t mode) {
  return open(path, flags | O_CLOEXEC, mode);
}

static inline int tableside_errno(void) { return errno; }

static inline int tableside_bind_text(sqlite3_stmt *statement, int index, const char *text,
                                      sqlite3_uint64 length) {
  return sqlite3_bind_text64(statement, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int tableside_database_flag(sqlite3 *database, int flag, int on, int *answer) {
  return sqlite3_db_config(database, flag, on, answer);
}

/* Whether the file behind the database is no longer the one at its path. */
static inline int tableside_has_moved(sqlite3 *database) {
  int moved = 0;
  int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return code == SQLITE_OK && moved;
}

/* Whether a file system is shared over a network, where a write-ahead log can't be trusted. */
static inline int tableside_is_remote(const char *path) {
  struct statfs answer;
  if (statfs(path, &answer) != 0) return 0;
#ifdef __linux__
  switch ((unsigned long)answer.f_type & 0xffffffffUL) {
  case 0x6969UL:     /* NFS */
  case 0x517bUL:     /* SMB */
  case 0xff534d42UL: /* CIFS */
  case 0xfe534d42UL: /* SMB2 */
  case 0x65735546UL: /* FUSE, sshfs among them */
  case 0x01021997UL: /* 9p */
  case 0x5346414fUL: /* AFS */
    return 1;
  default:
    return 0;
  }
#else
  return (answer.f_flags & MNT_LOCAL) == 0;
#endif
}

/* Waits for a moment that other processes need to let go of a lock. */
static inline void tableside_wait_milliseconds(long milliseconds) {
  struct timespec time = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
  nanosleep(&time, NULL);
}

static inline int64_t tableside_steady_milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The identity of this run of the machine; empty where the system tells none. */
static inline void tableside_boot_id(char *buffer, size_t size) {
  buffer[0] = 0;
#ifdef __linux__
  int file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  ssize_t count = read(file, buffer, size - 1);
  close(file);
  buffer[count > 0 ? count : 0] = 0;
#else
  size_t length = size;
  if (sysctlbyname("kern.bootsessionuuid", buffer, &length, NULL, 0) != 0) buffer[0] = 0;
#endif
}

static inline int tableside_sync_data(int file) {
#ifdef __linux__
  return fdatasync(file);
#else
  return fcntl(file, F_FULLFSYNC) == 0 ? 0 : fsync(file);
#endif
}

/* A mutex and a condition on a clock that never steps. */
typedef struct {
  pthread_mutex_t mutex;
  pthread_cond_t condition;
} tableside_monitor;

static inline void tableside_monitor_init(tableside_monitor *monitor) {
  pthread_mutex_init(&monitor->mutex, NULL);
#ifdef __linux__
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&monitor->condition, &attributes);
  pthread_condattr_destroy(&attributes);
#else
  pthread_cond_init(&monitor->condition, NULL);
#endif
}

static inline void tableside_monitor_destroy(tableside_monitor *monitor) {
  pthread_cond_destroy(&monitor->condition);
  pthread_mutex_destroy(&monitor->mutex);
}

/* Waits until signalled or until so many milliseconds passed; answers 0 when signalled. */
static inline int tableside_monitor_wait(tableside_monitor *monitor, int64_t milliseconds) {
#ifdef __linux__
  struct timespec until;
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_sec += milliseconds / 1000;
  until.tv_nsec += (milliseconds % 1000) * 1000000;
  if (until.tv_nsec >= 1000000000) {
    until.tv_sec += 1;
    until.tv_nsec -= 1000000000;
  }
  return pthread_cond_timedwait(&monitor->condition, &monitor->mutex, &until);
#else
  struct timespec span = {milliseconds / 1000, (milliseconds % 1000) * 1000000};
  return pthread_cond_timedwait_relative_np(&monitor->condition, &monitor->mutex, &span);
#endif
}

typedef struct {
  void (*body)(void *);
  void *context;
} tableside_thread_start;

static inline void *tableside_thread_run(void *start) {
  tableside_thread_start copy = *(tableside_thread_start *)start;
  free(start);
  copy.body(copy.context);
  return NULL;
}

/* Starts a thread that no signal is delivered to but those that a fault of its own raises. */
static inline int tableside_thread(pthread_t *thread, void (*body)(void *), void *context) {
  tableside_thread_start *start = malloc(sizeof *start);
  if (start == NULL) return ENOMEM;
  start->body = body;
  start->context = context;
  sigset_t blocked, before;
  sigfillset(&blocked);
  sigdelset(&blocked, SIGSEGV);
  sigdelset(&blocked, SIGILL);
  sigdelset(&blocked, SIGTRAP);
  sigdelset(&blocked, SIGBUS);
  sigdelset(&blocked, SIGFPE);
  sigdelset(&blocked, SIGABRT);
  pthread_sigmask(SIG_SETMASK, &blocked, &before);
  int code = pthread_create(thread, NULL, tableside_thread_run, start);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (code != 0) free(start);
  return code;
}

/* A pipe that neither end of ever blocks and no child inherits. */
static inline int tableside_pipe(int ends[2]) {
  if (pipe(ends) != 0) return -1;
  for (int index = 0; index < 2; index++) {
    fcntl(ends[index], F_SETFD, FD_CLOEXEC);
    fcntl(ends[index], F_SETFL, O_NONBLOCK);
  }
  return 0;
}

/* Takes the place of a file that must not exist yet. */
static inline int tableside_place(const char *from, const char *to) {
  if (link(from, to) == 0) return unlink(from);
  if (errno != EPERM && errno != ENOTSUP && errno != EOPNOTSUPP) return -1;
  struct stat there;
  if (lstat(to, &there) == 0) {
    errno = EEXIST;
    return -1;
  }
  return rename(from, to);
}

#endif
