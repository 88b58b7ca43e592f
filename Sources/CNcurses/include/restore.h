// Restores the terminal when the program dies where Swift code can no longer run.
#ifndef BALLAST_RESTORE_H
#define BALLAST_RESTORE_H

#include <stddef.h>
#include <termios.h>

/// From now on a crash (SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS) first writes `bytes` to the terminal
/// and sets its modes to `modes`; so does a call of `exit`. At most 256 bytes are stored.
void ballast_guard_arm(int terminal, const struct termios *modes, const char *bytes, size_t count);

/// Gives the calling thread an alternate signal stack, so that the terminal can be restored after a stack overflow.
/// `ballast_guard_arm` does this for its caller. Cheap when already done.
void ballast_guard_cover_thread(void);

/// Restores the terminal as a crash would, once; harmless when not armed, and safe in a signal handler.
void ballast_guard_restore(void);

/// Undoes `ballast_guard_arm`. Harmless when not armed.
void ballast_guard_disarm(void);

#endif
