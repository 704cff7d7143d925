#ifndef TABLESIDE_CWIDTH_H
#define TABLESIDE_CWIDTH_H

#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#endif
