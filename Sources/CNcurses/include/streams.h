// Bytes to a descriptor, whole or with the reason why not.
#ifndef BALLAST_STREAMS_H
#define BALLAST_STREAMS_H

#include <stddef.h>
#include <stdint.h>

/// Writes all bytes, waiting where the descriptor takes no more for now. Returns 0, or the error's number.
int32_t ballast_send(int32_t descriptor, const void *bytes, size_t count);

#endif
