// ncursesw for Swift: the library itself, and accessors for what Swift 6 cannot import from it (global variables,
// function-like macros, shifted constants, window structures that are opaque on some platforms).
#ifndef BALLAST_CNCURSES_H
#define BALLAST_CNCURSES_H

#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <wchar.h>

#include "capabilities.h"
#include "frame.h"
#include "held_output.h"
#include "jobs.h"
#include "restore.h"
#include "sequences.h"
#include "signals.h"
#include "streams.h"
#include "unfinished.h"

// Keys.


/// The number of a function key, from 0, or -1 if the code is not a function key.
static inline int32_t ballast_function_key(int32_t code) {
    return code >= KEY_F(0) && code <= KEY_F(63) ? code - KEY_F(0) : -1;
}

/// The code that `ballast_read` returns for function key `number`.
static inline int32_t ballast_key_function(int32_t number) { return KEY_F(number); }

/// The key code that announces a mouse report.
static inline int32_t ballast_key_mouse(void) { return KEY_MOUSE; }

// The screen.

static inline int32_t ballast_lines(void) { return LINES; }
static inline int32_t ballast_columns(void) { return COLS; }

/// The window of the whole screen, which stays blank.
static inline WINDOW *ballast_screen(void) { return stdscr; }

/// The width of a character in columns according to the C library; -1 if it is not printable.
static inline int32_t ballast_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// The keyboard. Keys are read from a pad, because reading from a window would also refresh that window.

/// Creates a pad for reading keys without blocking; null on failure.
static inline void *ballast_keyboard(void) {
    WINDOW *pad = newpad(1, 1);
    if (pad) {
        keypad(pad, TRUE);
        nodelay(pad, TRUE);
    }
    return pad;
}

/// Switches the terminal back to the key sequences in terminfo, after other programs have used it.
static inline void ballast_keyboard_resume(void *keyboard) { keypad((WINDOW *)keyboard, TRUE); }

/// The next byte (below 256) or key code, or -1 if there is no input.
static inline int32_t ballast_read(void *keyboard) {
    int code = wgetch((WINDOW *)keyboard);
    return code == ERR ? -1 : code;
}

/// Frees a keyboard.
static inline void ballast_keyboard_close(void *keyboard) { delwin((WINDOW *)keyboard); }

#endif
