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
#include "signals.h"
#include "streams.h"
#include "unfinished.h"

// Attributes and keys.

static inline uint32_t ballast_attribute_bold(void) { return (uint32_t)A_BOLD; }
static inline uint32_t ballast_attribute_dim(void) { return (uint32_t)A_DIM; }
static inline uint32_t ballast_attribute_reverse(void) { return (uint32_t)A_REVERSE; }
static inline uint32_t ballast_attribute_underline(void) { return (uint32_t)A_UNDERLINE; }

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
static inline int32_t ballast_colours(void) { return COLORS; }
static inline int32_t ballast_colour_pairs(void) { return COLOR_PAIRS; }

/// Makes the next update clear the terminal and repaint all of it.
static inline void ballast_repaint(void) { clearok(curscr, TRUE); }

/// From the next update on, leaves the cursor at a position; at a negative one, wherever the last change was.
static inline void ballast_place_cursor(int32_t row, int32_t column) {
    leaveok(stdscr, row < 0 || wmove(stdscr, row, column) == ERR);
}

/// The width of a character in columns according to the C library, and therefore ncurses; -1 if it is not printable.
static inline int32_t ballast_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/// Blanks the window that `ballast_put` writes to.
static inline void ballast_erase(void) { werase(stdscr); }

/// Writes cells to a row, starting at a column. Unlike `add_wch` this neither scrolls nor moves the cursor, so the last
/// cell of the screen can be written too.
static inline void ballast_put(int32_t row, int32_t column, const cchar_t *cells, int32_t count) {
    if (wmove(stdscr, row, column) != ERR) wadd_wchnstr(stdscr, cells, count);
}

/// A blank cell with attributes and a colour pair, which may exceed the range of a short.
static inline cchar_t ballast_blank(uint32_t attributes, int32_t pair) {
    const wchar_t blank[2] = {L' ', 0};
    int extended = pair;
    cchar_t cell;
    setcchar(&cell, blank, (attr_t)attributes, (short)(pair > 0x7fff ? 0x7fff : pair), &extended);
    return cell;
}

/// Reads back the cell at a position: its scalars (up to five), attributes and colour pair. For tests.
static inline bool ballast_peek(int32_t row, int32_t column, wchar_t text[6], uint32_t *attributes, int32_t *pair) {
    cchar_t cell;
    attr_t bits = 0;
    short low = 0;
    int extended = 0;
    if (mvwin_wch(stdscr, row, column, &cell) == ERR) return false;
    if (getcchar(&cell, text, &bits, &low, &extended) == ERR) return false;
    *attributes = (uint32_t)(bits & A_ATTRIBUTES & ~A_COLOR);
    *pair = extended;
    return true;
}

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
