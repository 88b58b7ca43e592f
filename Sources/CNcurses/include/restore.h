// Gives the terminal back when the program dies where no Swift code can run any more.
#ifndef BALLAST_RESTORE_H
#define BALLAST_RESTORE_H

#include <stddef.h>
#include <termios.h>

/// From now on a crash (SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS) writes `bytes` to the terminal, sets its
/// modes to `modes`, and then takes its usual course; so does a call of `exit`. At most 256 bytes are kept.
void ballast_guard_arm(int terminal, const struct termios *modes, const char *bytes, size_t count);

/// Gives the calling thread a stack to crash on, so that running out of its own is survived long enough to restore.
/// `ballast_guard_arm` does it for its caller. Cheap when already done.
void ballast_guard_cover_thread(void);

/// Gives the terminal back as a crash does, once; harmless when not armed, and safe in a signal handler.
void ballast_guard_restore(void);

/// Ends what `ballast_guard_arm` began. Harmless when it never did.
void ballast_guard_disarm(void);

#endif
