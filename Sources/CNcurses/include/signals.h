// Signals as bytes in a pipe: the handler writes the number and returns, the program reads it when it is ready.
#ifndef BALLAST_SIGNALS_H
#define BALLAST_SIGNALS_H

#include <stdbool.h>
#include <stdint.h>

/// From now on a write to a closed pipe or past the largest size of a file (SIGPIPE, SIGXFSZ) fails with its error and does
/// not end the program, also where the parent left it otherwise. Sent by another process, either still ends it.
void ballast_signals_begin(void);

/// Catches every signal that would end the program and that it can go on after, as well as SIGWINCH, SIGTSTP and SIGCONT,
/// but for those the parent had ignored. Returns a descriptor that does not block and from which each caught signal is read
/// as one byte, or -1.
///
/// Where a signal to end has not been read for two seconds it ends the program there and then, the terminal restored.
int ballast_signals_catch(void);

/// Puts the signals' earlier actions back.
void ballast_signals_release(void);

/// Adds a number to the pipe as if that signal had come.
void ballast_signals_note(int number);

/// Whether a caught signal has asked the program to end.
bool ballast_signals_ending(void);

/// Ends the process by a signal, as if it had never been caught.
_Noreturn void ballast_die(int number);

#endif
