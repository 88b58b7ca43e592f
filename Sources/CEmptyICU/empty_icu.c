// Takes the place of ICU's data, 34 MB that Foundation would otherwise bring into a release: a package of data without
// contents, in the form that unicode/udata.h describes. Dates, numbers and text are the program's own and need none.
// The linker takes this definition before that in the library. ICU_DATA is the library's name for it.
#include "empty_icu.h"

#ifdef ICU_DATA

#include <stdint.h>

struct package {
    uint16_t header_size;
    uint8_t magic[2];
    uint16_t info_size, reserved;
    uint8_t is_big_endian, charset_family, unit_size, reserved_byte;
    uint8_t format[4], format_version[4], data_version[4];
    uint32_t padding[2];
    uint32_t count;
};

const struct package ICU_DATA __attribute__((aligned(16))) = {
    .header_size = 32,
    .magic = {0xda, 0x27},
    .info_size = 20,
    .is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__,
    .unit_size = 2,
    .format = {'C', 'm', 'n', 'D'},
    .format_version = {1, 0, 0, 0},
    .count = 0,
};

#endif
