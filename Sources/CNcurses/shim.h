#ifndef TABLESIDE_CNCURSES_H
#define TABLESIDE_CNCURSES_H

// As the other modules with libc headers have it: the same types in all of them.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/timerfd.h>
#else
#include <sys/sysctl.h>
#endif

/* <term.h> has it too, among macros whose names are everyday words. */
extern char *tigetstr(const char *);
extern int setupterm(const char *, int, int *);

static inline int tableside_errno(void) { return errno; }
static inline void tableside_set_errno(int code) { errno = code; }

/* Mutable globals of C, which Swift does not let pass. */
static inline FILE *tableside_stdin(void) { return stdin; }
static inline FILE *tableside_stdout(void) { return stdout; }
static inline WINDOW *tableside_screen(void) { return stdscr; }
static inline WINDOW *tableside_shown_screen(void) { return curscr; }
static inline int tableside_rows(void) { return LINES; }
static inline int tableside_columns(void) { return COLS; }
static inline int tableside_colors(void) { return COLORS; }
static inline int tableside_color_pairs(void) { return COLOR_PAIRS; }

static const attr_t tableside_bold = A_BOLD;
static const attr_t tableside_dim = A_DIM;
static const attr_t tableside_reverse = A_REVERSE;
static const attr_t tableside_underline = A_UNDERLINE;

static inline int tableside_set_attributes(attr_t attributes, int pair) {
  return wattr_set(stdscr, attributes, (short)pair, NULL);
}

/* Window size by ioctl, which is variadic; 0 when the terminal does not tell. */
static inline int tableside_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return size.ws_col > 0 && size.ws_row > 0;
}

static inline int tableside_set_flags(int descriptor) {
  return fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 && fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0;
}

/* A file without a name for what ncurses writes, so that a frame leaves in one piece. */
#ifdef __linux__
extern int memfd_create(const char *, unsigned int);
static inline int tableside_scratch_open(void) { return memfd_create("screen", 1U); }
#else
static inline int tableside_scratch_open(void) {
  char path[] = "/tmp/tableside.XXXXXX";
  int descriptor = mkstemp(path);
  if (descriptor >= 0) {
    unlink(path);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  }
  return descriptor;
}
#endif

/* The terminal once more, not to be waited for: the flag must not be set on the shell's own. */
static inline int tableside_open_without_waiting(int descriptor) {
#ifdef __linux__
  char path[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
#else
  const char *path = ttyname(descriptor);
  if (path == NULL) return -1;
#endif
  return open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
}

/* Keys one by one and unseen; Ctrl-C and Ctrl-Z stay signals, Ctrl-S stops nothing. */
static inline void tableside_prepare_modes(struct termios *modes) {
  modes->c_iflag &= ~(tcflag_t)(IXON | IXOFF | ICRNL | INLCR | IGNCR | ISTRIP);
  modes->c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
  modes->c_lflag |= ISIG;
  modes->c_oflag &= ~(tcflag_t)ONLCR;
  modes->c_cc[VMIN] = 1;
  modes->c_cc[VTIME] = 0;
}

/* Time that goes on while the machine sleeps, and time that stands still meanwhile. */
#ifdef __linux__
static const clockid_t tableside_clock_continuous = CLOCK_BOOTTIME;
static const clockid_t tableside_clock_suspending = CLOCK_MONOTONIC;
#else
static const clockid_t tableside_clock_continuous = CLOCK_MONOTONIC;
static const clockid_t tableside_clock_suspending = CLOCK_UPTIME_RAW;
#endif

/* A timer that wakes poll at an instant of the continuous clock; -1 where there is none. */
static inline int tableside_timer_open(void) {
#ifdef __linux__
  return timerfd_create(tableside_clock_continuous, TFD_CLOEXEC | TFD_NONBLOCK);
#else
  return -1;
#endif
}

/* Sets the timer anew, which also forgets that it fired; 0 s and 0 ns stop it. */
static inline int tableside_timer_set(int timer, long long seconds, long nanoseconds) {
#ifdef __linux__
  struct itimerspec when = {{0, 0}, {seconds, nanoseconds}};
  return timerfd_settime(timer, TFD_TIMER_ABSTIME, &when, NULL);
#else
  return -1;
#endif
}

/* sigaction's handler is a member of an anonymous union, differently named everywhere. */
static inline int tableside_catch(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

static inline int tableside_is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

static inline int tableside_ignore(int number) { return tableside_catch(number, SIG_IGN, 0); }
static inline int tableside_default(int number) { return tableside_catch(number, SIG_DFL, 0); }

/* A stack of its own for handlers, so that an overflown stack can still be reported. */
static inline int tableside_handler_stack(void *memory, size_t size) {
  stack_t stack;
  memset(&stack, 0, sizeof stack);
  stack.ss_sp = memory;
  stack.ss_size = size;
  return sigaltstack(&stack, NULL);
}

/* What puts the terminal back as it was; filled before it is armed, then only read. */
typedef struct {
  volatile sig_atomic_t armed;
  int input;
  int output;
  struct termios modes;
  size_t count;
  char bytes[512];
} tableside_restoration;

/* Only async-signal-safe calls: poll, write, tcsetattr. A stuck terminal is not waited for. */
static inline void tableside_restore(tableside_restoration *state) {
  if (!state->armed) return;
  state->armed = 0;
  struct pollfd output = {state->output, POLLOUT, 0};
  if (poll(&output, 1, 100) == 1 && (output.revents & POLLOUT)) {
    ssize_t written = write(state->output, state->bytes, state->count);
    (void)written;
  }
  tcsetattr(state->input, TCSANOW, &state->modes);
}

/* For a handler set with SA_RESETHAND: the signal comes again, with its default action. */
static inline void tableside_restore_and_die(tableside_restoration *state, int number) {
  static const char farewell[] =
      "\ntableside: ended by a fault of its own. What was called saved is on the disk: start it again"
      " to go on.\nPlease report it with what 'tableside report' prints; no patient is named there.\n";
  int is_fault = state->armed && number != SIGINT && number != SIGTERM && number != SIGQUIT &&
                 number != SIGHUP;
  tableside_restore(state);
  if (is_fault) {
    ssize_t written = write(STDERR_FILENO, farewell, sizeof farewell - 1);
    (void)written;
  }
  raise(number);
}

#endif
