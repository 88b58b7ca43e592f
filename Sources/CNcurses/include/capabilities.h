// The terminfo description of a terminal, looked up before the terminal is changed.
#ifndef BALLAST_CAPABILITIES_H
#define BALLAST_CAPABILITIES_H

#include <stdbool.h>
#include <stdint.h>

/// The capabilities of a terminal type.
typedef struct {
    /// Whether terminfo has an entry for the type.
    bool known;
    /// Whether full-screen drawing is possible: the screen can be cleared and the cursor positioned anywhere.
    bool drawable;
    /// Whether colours are given as red, green and blue (direct colour).
    bool direct;
    /// Whether it has mouse reports and an alternate screen like xterm; such a terminal understands xterm's other
    /// private modes too. The Linux console does not.
    bool xterm;
    /// The number of colours, 0 for none.
    int32_t colours;
    /// The number of bytes used in `restore_sequence`.
    int32_t restore_length;
    /// The bytes that undo the state in which ncurses puts the terminal.
    char restore_sequence[256];
} ballast_capabilities;

/// Looks up a terminal type. Writes nothing to the terminal.
ballast_capabilities ballast_look_up(const char *type, int descriptor);

#endif
