#include "CNcurses.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static struct {
    volatile sig_atomic_t held;
    int descriptor;
    int terminal;
    int file;
} output;

void ballast_output_hold(int descriptor) {
    if (output.held || !isatty(descriptor)) return;
    FILE *nameless = tmpfile();
    if (!nameless) return;
    output.descriptor = descriptor;
    output.file = fcntl(fileno(nameless), F_DUPFD_CLOEXEC, 3);
    output.terminal = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    fclose(nameless);
    output.held = output.file >= 0 && output.terminal >= 0 && dup2(output.file, descriptor) >= 0;
}

// Only raw reads and writes: this also runs after a crash, whose last message is the reason for it.
void ballast_output_release(void) {
    enum { most = 64 * 1024 };
    char piece[512];
    ssize_t count;
    if (!output.held) return;
    output.held = 0;
    dup2(output.terminal, output.descriptor);
    off_t end = lseek(output.file, 0, SEEK_END);
    lseek(output.file, end > most ? end - most : 0, SEEK_SET);
    while ((count = read(output.file, piece, sizeof piece)) > 0) {
        if (write(output.terminal, piece, (size_t)count) < 0) break;
    }
    close(output.file);
    close(output.terminal);
}
