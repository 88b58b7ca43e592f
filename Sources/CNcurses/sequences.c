#include "CNcurses.h"

#include <string.h>
#include <term.h>

int32_t ballast_sequence(const char *name, int32_t first, int32_t second, uint8_t *buffer, int32_t size) {
    const char *value = tigetstr((char *)name);
    if (!value || value == (char *)-1) return 0;
    const char *bytes = tparm((char *)value, (long)first, (long)second, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    int32_t length = 0;
    while (bytes && *bytes) {
        // Padding such as $<5> is for hardware.
        const char *end = bytes[0] == '$' && bytes[1] == '<' ? strchr(bytes, '>') : NULL;
        if (end) {
            bytes = end + 1;
            continue;
        }
        if (length == size) return 0;
        buffer[length++] = (uint8_t)*bytes++;
    }
    return length;
}

bool ballast_flag(const char *name) { return tigetflag((char *)name) > 0; }

int32_t ballast_number(const char *name) {
    int32_t value = tigetnum((char *)name);
    return value < 0 ? -1 : value;
}

int32_t ballast_encode(uint32_t scalar, uint8_t *buffer) {
    char bytes[16];
    mbstate_t state;
    memset(&state, 0, sizeof state);
    size_t length = wcrtomb(bytes, (wchar_t)scalar, &state);
    if (length == (size_t)-1) return 0;
    memcpy(buffer, bytes, length);
    return (int32_t)length;
}
