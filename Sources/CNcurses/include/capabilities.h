// What terminfo says about a terminal, asked before the terminal is touched.
#ifndef BALLAST_CAPABILITIES_H
#define BALLAST_CAPABILITIES_H

#include <stdbool.h>
#include <stdint.h>

/// What is known of a terminal type.
typedef struct {
    /// Whether terminfo has an entry of that name.
    bool known;
    /// Whether a whole screen can be drawn on it: it clears, and its cursor goes anywhere.
    bool drawable;
    /// Whether it numbers colours by their red, green and blue.
    bool direct;
    /// Whether it reports the mouse and has an alternate screen, as xterm does; such a terminal understands xterm's
    /// other private modes too. The console of Linux is none.
    bool xterm;
    /// How many colours it has, 0 for none.
    int32_t colours;
    /// How many bytes of `restore` count.
    int32_t restore_length;
    /// What to send to leave the state that ncurses puts the terminal in.
    char restore[256];
} ballast_capabilities;

/// Looks a terminal type up. Writes nothing to the terminal.
ballast_capabilities ballast_look_up(const char *type, int descriptor);

#endif
