// The byte sequences of the open terminal, from its terminfo entry.
#ifndef BALLAST_SEQUENCES_H
#define BALLAST_SEQUENCES_H

#include <stdbool.h>
#include <stdint.h>

/// Writes a string capability, with its parameters filled in and without padding, into a buffer. Returns the number of
/// bytes; 0 if the terminal lacks the capability or the buffer is too small.
int32_t ballast_sequence(const char *name, int32_t first, int32_t second, uint8_t *buffer, int32_t size);

/// Whether the terminal has a flag.
bool ballast_flag(const char *name);

/// A numeric capability; -1 if the terminal lacks it.
int32_t ballast_number(const char *name);

/// Encodes a character as the locale has it, in at most 16 bytes. Returns the number of bytes; 0 if it cannot.
int32_t ballast_encode(uint32_t scalar, uint8_t *buffer);

#endif
