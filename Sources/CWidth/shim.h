#ifndef TABLESIDE_CWIDTH_H
#define TABLESIDE_CWIDTH_H

// As the other modules with libc headers have it: the same types in all of them.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#endif
