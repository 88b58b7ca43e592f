// Removes unfinished files when a signal ends the program.
#ifndef BALLAST_UNFINISHED_H
#define BALLAST_UNFINISHED_H

#include <stddef.h>

/// Registers a file for removal when SIGHUP, SIGINT, SIGQUIT or SIGTERM ends the program; a signal with another action
/// keeps that action. Returns the token for `ballast_unfinished_forget`, or NULL if the file could not be registered.
void *_Nullable ballast_unfinished_add(const char *_Nonnull path);

/// Unregisters a file once it is complete or removed.
void ballast_unfinished_forget(void *_Nonnull file);

#endif
