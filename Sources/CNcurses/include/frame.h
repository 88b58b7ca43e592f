// A frame's bytes, sent to the terminal in one piece.
#ifndef BALLAST_FRAME_H
#define BALLAST_FRAME_H

#include <stdint.h>

/// A file in memory to gather frames in, or -1 where there can be none.
int32_t ballast_gather_open(void);

/// Gives such a file back; harmless where there is none.
void ballast_gather_close(int32_t gather);

/// Sends what changed to `terminal`. ncurses writes to `output` each time it has moved the cursor, a hundred times and
/// more a frame; with a file to gather in, that goes to memory first and to the terminal in one piece.
void ballast_update(int32_t gather, int32_t output, int32_t terminal);

#endif
