#ifndef TABLESIDE_CSQLITE_H
#define TABLESIDE_CSQLITE_H

#include <sqlite3.h>

/* Variadic functions and macros, which Swift does not import. */

static inline int tableside_bind_text(sqlite3_stmt *statement, int index, const char *text,
                                      sqlite3_uint64 length) {
  return sqlite3_bind_text64(statement, index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int tableside_database_flag(sqlite3 *database, int flag, int on, int *answer) {
  return sqlite3_db_config(database, flag, on, answer);
}

/* Whether the file behind the database is no longer the one at its path. */
static inline int tableside_has_moved(sqlite3 *database) {
  int moved = 0;
  int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  return code == SQLITE_OK && moved;
}

#endif
