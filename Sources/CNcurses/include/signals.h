// Signals as bytes in a pipe: the handler writes the number and returns, the program reads it when it is ready.
#ifndef BALLAST_SIGNALS_H
#define BALLAST_SIGNALS_H

#include <stdbool.h>
#include <stdint.h>

/// From now on a write to a closed pipe or past the maximum file size (SIGPIPE, SIGXFSZ) fails with its error instead
/// of ending the program, even if the parent changed the action. When sent by another process, either signal still ends
/// it.
void ballast_signals_begin(void);

/// Catches SIGWINCH, SIGTSTP, SIGCONT and every signal that would end the program and can be survived, except those
/// that the parent had ignored. Returns a non-blocking descriptor from which each caught signal is read as one byte, or
/// -1.
///
/// If a signal to end has not been read within two seconds, it ends the program there and then, with the terminal
/// restored.
int ballast_signals_catch(void);

/// Restores the previous actions of the signals.
void ballast_signals_release(void);

/// Writes a number to the pipe as if that signal had been caught.
void ballast_signals_note(int number);

/// Whether a caught signal requests the end of the program.
bool ballast_signals_ending(void);

/// Ends the process by a signal with its default action, as if it had never been caught.
_Noreturn void ballast_die(int number);

#endif
