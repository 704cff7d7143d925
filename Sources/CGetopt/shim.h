#ifndef TABLESIDE_CGETOPT_H
#define TABLESIDE_CGETOPT_H

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#endif
