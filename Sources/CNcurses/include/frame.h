// Collects what ncurses sends, so that it reaches the terminal in one piece with a frame.
#ifndef BALLAST_FRAME_H
#define BALLAST_FRAME_H

#include <stdint.h>

/// Opens an in-memory file to buffer output in; -1 on failure.
int32_t ballast_gather_open(void);

/// Closes such a file; harmless for -1.
void ballast_gather_close(int32_t gather);

/// Has ncurses clear the screen, and before that enter it again if it was left. ncurses writes to `output`, which is
/// `terminal` at all other times; with a `gather` file what it writes is put into `buffer` instead of being sent.
/// Returns the number of bytes in the buffer.
int32_t ballast_clear(int32_t gather, int32_t output, int32_t terminal, uint8_t *buffer, int32_t size);

#endif
