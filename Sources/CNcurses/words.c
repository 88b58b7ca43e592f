#include "CNcurses.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static struct {
    volatile sig_atomic_t held;
    int descriptor;
    int terminal;
    int file;
} words;

void ballast_words_hold(int descriptor) {
    if (words.held || !isatty(descriptor)) return;
    FILE *nameless = tmpfile();
    if (!nameless) return;
    words.descriptor = descriptor;
    words.file = fcntl(fileno(nameless), F_DUPFD_CLOEXEC, 3);
    words.terminal = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    fclose(nameless);
    words.held = words.file >= 0 && words.terminal >= 0 && dup2(words.file, descriptor) >= 0;
}

// Only raw reads and writes: this also runs after a crash, whose last message is the reason for it.
void ballast_words_release(void) {
    enum { most = 64 * 1024 };
    char piece[512];
    ssize_t count;
    if (!words.held) return;
    words.held = 0;
    dup2(words.terminal, words.descriptor);
    off_t end = lseek(words.file, 0, SEEK_END);
    lseek(words.file, end > most ? end - most : 0, SEEK_SET);
    while ((count = read(words.file, piece, sizeof piece)) > 0) {
        if (write(words.terminal, piece, (size_t)count) < 0) break;
    }
    close(words.file);
    close(words.terminal);
}
