#ifndef TABLESIDE_CSQLITE_H
#define TABLESIDE_CSQLITE_H

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#endif
