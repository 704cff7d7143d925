#ifndef TABLESIDE_CWIDTH_H
#define TABLESIDE_CWIDTH_H

#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#include <locale.h>
#include <wchar.h>

#endif
