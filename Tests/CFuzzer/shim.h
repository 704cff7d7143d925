#pragma once
#include <stddef.h>
#include <stdint.h>

// Of the compiler's own runtime; it has no header there.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*take)(const uint8_t *bytes, size_t count));
