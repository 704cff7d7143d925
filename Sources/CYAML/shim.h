#ifndef TABLESIDE_CYAML_H
#define TABLESIDE_CYAML_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#endif
