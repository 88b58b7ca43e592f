/* zlib for Swift: what its header defines as macros. */
#ifndef BALLAST_CZLIB_H
#define BALLAST_CZLIB_H

#include <zlib.h>

/* Prepares to write the gzip format. */
static inline int czlib_begin_gzip(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

/* Prepares to read the gzip format, of one member or several. */
static inline int czlib_begin_gunzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
