#ifndef TABLESIDE_CSYSTEM_H
#define TABLESIDE_CSYSTEM_H

// As the other modules with libc headers have it: the same types in all of them.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <wordexp.h>
#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#include <sys/sysctl.h>
#endif

// Swift may not touch C's mutable globals; variadic functions, and macros with arguments, are not
// imported.

static inline int last_error(void) { return errno; }

// The commit that a release was built from; empty in other builds.
#ifndef TABLESIDE_COMMIT
#define TABLESIDE_COMMIT ""
#endif
static inline const char *built_commit(void) { return TABLESIDE_COMMIT; }

static inline int open_file(const char *path, int flags, mode_t mode) {
  return open(path, flags | O_CLOEXEC, mode);
}

// Takes the place of a file that must not exist yet.
static inline int place_new(const char *from, const char *to) {
  if (link(from, to) == 0) return unlink(from);
  if (errno != EPERM && errno != ENOTSUP && errno != EOPNOTSUPP) return -1;
  struct stat there;
  if (lstat(to, &there) == 0) {
    errno = EEXIST;
    return -1;
  }
  return rename(from, to);
}
// Makes a folder's last changes outlive a power cut, as far as its file system can.
static inline void sync_folder(const char *path) {
  int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  fsync(folder);
  close(folder);
}
static inline int descriptor_flags(int descriptor) { return fcntl(descriptor, F_GETFD); }
static inline int status_flags(int descriptor) { return fcntl(descriptor, F_GETFL); }
static inline int set_status_flags(int descriptor, int flags) {
  return fcntl(descriptor, F_SETFL, flags);
}

static inline int is_folder(mode_t mode) { return S_ISDIR(mode); }
static inline int is_plain_file(mode_t mode) { return S_ISREG(mode); }

// A memory image of this program would hold health notes.
static inline void forbid_memory_images(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

static inline void ignore_signal(int number) { signal(number, SIG_IGN); }
// From now on these wait to be asked for, so that nothing half done is left behind.
static inline void hold_stops(void) {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGINT);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGHUP);
  sigprocmask(SIG_BLOCK, &stops, NULL);
}
// The one that waits; 0 where none does.
static inline int waiting_stop(void) {
  sigset_t waiting;
  sigpending(&waiting);
  if (sigismember(&waiting, SIGINT)) return SIGINT;
  if (sigismember(&waiting, SIGTERM)) return SIGTERM;
  return sigismember(&waiting, SIGHUP) ? SIGHUP : 0;
}
static inline void default_signal(int number) { signal(number, SIG_DFL); }

// A pipe whose ends never wait and are not handed to other programs.
static inline int quiet_pipe(int *ends) {
  if (pipe(ends) != 0) return -1;
  for (int index = 0; index < 2; index++) {
    fcntl(ends[index], F_SETFD, FD_CLOEXEC);
    fcntl(ends[index], F_SETFL, O_NONBLOCK);
  }
  return 0;
}

// Starts a program in a session of its own, so that no terminal reaches it; its id, or -1.
//
// Its input is `input`, or nothing; its output goes nowhere. All signals are as new. It is ended
// when this program dies, where the system can, and after `seconds` by an alarm, unless 0. After
// the fork only calls are made that are safe beside other threads.
static inline pid_t start_program(const char *path, char *const *words, char *const *variables,
                                  int input, unsigned seconds, int dies_with_parent) {
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return -1;
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child == 0) {
    setsid();
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
#if defined(__linux__)
    if (dies_with_parent && (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != parent))
      _exit(127);
#endif
    if (dup2(input >= 0 ? input : nothing, 0) < 0 || dup2(nothing, 1) < 0 || dup2(nothing, 2) < 0)
      _exit(127);
    for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
    if (seconds > 0) alarm(seconds);
    execve(path, words, variables);
    _exit(127);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  close(nothing);
  (void)parent;
  (void)dies_with_parent;
  return child;
}

// Whether a child has ended, or was never ours to wait for.
static inline int has_ended(pid_t child) {
  int status;
  pid_t answer = waitpid(child, &status, WNOHANG);
  return answer == child || (answer < 0 && errno == ECHILD);
}

// The child and all it started.
static inline void end_group(pid_t child, int number) {
  if (kill(-child, number) != 0) kill(child, number);
}

// The variables this program was started with.
static inline char **all_variables(void) { return environ; }

// Stops this process as Ctrl-Z does, whatever is caught; returns when it goes on.
static inline void stop_self(void) { raise(SIGSTOP); }

// Columns and rows of the terminal on standard output; false where there is none.
static inline int window_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 0;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 1;
}

// Seconds east of UTC at an instant, by the local rules.
static inline long seconds_east(int64_t seconds_since_1970) {
  time_t instant = (time_t)seconds_since_1970;
  struct tm local;
  return localtime_r(&instant, &local) == NULL ? 0 : local.tm_gmtoff;
}

// Whether a file system is shared over a network, where a write-ahead log can't be trusted.
static inline int is_remote(const char *path) {
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

// Waits for a moment that other processes need to let go of a lock.
static inline void wait_milliseconds(long milliseconds) {
  struct timespec time = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
  nanosleep(&time, NULL);
}

static inline int64_t steady_milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// The identity of this run of the machine; empty where the system tells none.
static inline void read_boot_id(char *buffer, size_t size) {
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

// A mutex and a condition on a clock that never steps.
typedef struct {
  pthread_mutex_t mutex;
  pthread_cond_t condition;
} thread_monitor;

static inline void thread_monitor_init(thread_monitor *monitor) {
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

static inline void thread_monitor_destroy(thread_monitor *monitor) {
  pthread_cond_destroy(&monitor->condition);
  pthread_mutex_destroy(&monitor->mutex);
}

// Waits until signalled or until so many milliseconds passed; answers 0 when signalled.
static inline int thread_monitor_wait(thread_monitor *monitor, int64_t milliseconds) {
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
} thread_body;

static inline void *run_thread_body(void *start) {
  thread_body copy = *(thread_body *)start;
  free(start);
  copy.body(copy.context);
  return NULL;
}

// Starts a thread that no signal is delivered to but those that a fault of its own raises.
static inline int start_thread(pthread_t *thread, void (*body)(void *), void *context) {
  thread_body *start = malloc(sizeof *start);
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
  int code = pthread_create(thread, NULL, run_thread_body, start);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (code != 0) free(start);
  return code;
}

#endif
