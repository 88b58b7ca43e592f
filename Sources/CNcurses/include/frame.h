// Sends the bytes of a frame to the terminal in one piece.
#ifndef BALLAST_FRAME_H
#define BALLAST_FRAME_H

#include <stdbool.h>
#include <stdint.h>

/// Opens an in-memory file to buffer frames in; -1 on failure.
int32_t ballast_gather_open(void);

/// Closes such a file; harmless for -1.
void ballast_gather_close(int32_t gather);

/// Sends the changes to `terminal`. ncurses writes to `output` each time it has moved the cursor, a hundred times or
/// more per frame; with a `gather` file the output is buffered in memory and sent to the terminal in one piece,
/// enclosed in the private mode 2026 if `synchronised`: the terminal then shows all of it at once.
void ballast_update(int32_t gather, int32_t output, int32_t terminal, bool synchronised);

#endif
