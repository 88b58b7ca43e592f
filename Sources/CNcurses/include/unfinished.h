// Files that are being written, taken away where a signal ends the program before they are whole.
#ifndef BALLAST_UNFINISHED_H
#define BALLAST_UNFINISHED_H

#include <stddef.h>

/// Remembers a file that is to be removed where SIGHUP, SIGINT, SIGQUIT or SIGTERM ends the program; a signal that has
/// another action already keeps it. Returns what forgets the file again, or NULL where it could not be remembered.
void *_Nullable ballast_unfinished_add(const char *_Nonnull path);

/// Forgets a file: it is whole, or removed.
void ballast_unfinished_forget(void *_Nonnull file);

#endif
