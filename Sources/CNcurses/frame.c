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

static const char begin_frame[] = "\033[?2026h", end_frame[] = "\033[?2026l";

static void update(void) {
    wnoutrefresh(stdscr);
    doupdate();
}

void ballast_update(int32_t gather, int32_t output, int32_t terminal, bool synchronised) {
    if (gather < 0 || lseek(gather, 0, SEEK_SET) != 0 || dup2(gather, output) < 0) {
        update();
        return;
    }
    // ncurses writes behind what is in the file already, because both descriptors have one position.
    bool enclosed = synchronised && write(gather, begin_frame, sizeof begin_frame - 1) == sizeof begin_frame - 1;
    off_t start = lseek(gather, 0, SEEK_CUR);
    update();
    off_t length = lseek(gather, 0, SEEK_CUR);
    dup2(terminal, output);
    if (length <= start) return;
    if (enclosed && write(gather, end_frame, sizeof end_frame - 1) > 0) length = lseek(gather, 0, SEEK_CUR);
    char bytes[65536];
    for (off_t at = 0; at < length;) {
        ssize_t count = pread(gather, bytes, sizeof bytes, at);
        if (at + count > length) count = length - at;
        if (count <= 0 || ballast_send(terminal, bytes, (size_t)count) != 0) return;
        at += count;
    }
}
