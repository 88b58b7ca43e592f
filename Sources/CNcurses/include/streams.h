// Writes bytes to a descriptor completely, or returns the error.
#ifndef BALLAST_STREAMS_H
#define BALLAST_STREAMS_H

#include <stddef.h>
#include <stdint.h>

/// Writes all bytes, waiting while the descriptor is not writable. Returns 0 or an errno value.
int32_t ballast_send(int32_t descriptor, const void *bytes, size_t count);

#endif
