#include "CNcurses.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int32_t ballast_gather_open(void) {
#if defined(__linux__)
    return memfd_create("ballast-frame", MFD_CLOEXEC);
#else
    char name[] = "/tmp/ballast-frame-XXXXXX";
    int file = mkstemp(name);
    if (file >= 0) unlink(name);
    return file;
#endif
}

void ballast_gather_close(int32_t gather) {
    if (gather >= 0) close(gather);
}

static void clear_screen(void) {
    clearok(curscr, TRUE);
    wnoutrefresh(stdscr);
    doupdate();
}

int32_t ballast_clear(int32_t gather, int32_t output, int32_t terminal, uint8_t *buffer, int32_t size) {
    if (gather < 0 || lseek(gather, 0, SEEK_SET) != 0 || dup2(gather, output) < 0) {
        clear_screen();
        return 0;
    }
    clear_screen();
    // Both descriptors have one position.
    off_t length = lseek(gather, 0, SEEK_CUR);
    dup2(terminal, output);
    if (length <= 0 || length > size) return 0;
    ssize_t count = pread(gather, buffer, (size_t)length, 0);
    return count < 0 ? 0 : (int32_t)count;
}
