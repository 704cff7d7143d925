#ifndef TABLESIDE_CGETOPT_H
#define TABLESIDE_CGETOPT_H

// As the other modules with libc headers have it: the same types in all of them.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <getopt.h>
#include <unistd.h>

// Swift may not touch C's mutable globals.

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

#endif
