// Signals as bytes in a pipe: the handler writes the number and returns, the program reads it when it is ready.
#ifndef BALLAST_SIGNALS_H
#define BALLAST_SIGNALS_H

#include <stdbool.h>

/// Catches SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP and SIGCONT, but for those the parent had ignored.
/// Returns a descriptor that does not block and from which each caught signal is read as one byte, or -1.
int ballast_signals_catch(void);

/// Puts the signals' earlier actions back.
void ballast_signals_release(void);

/// Adds a number to the pipe as if that signal had come.
void ballast_signals_note(int number);

/// Stops the process group as Ctrl-Z does, this process last, and returns when it goes on. Returns at once, false,
/// where the parent had SIGTSTP ignored; a group without a shell to continue it is not stopped by the system.
bool ballast_stop(void);

#endif
