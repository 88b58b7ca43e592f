#include "CNcurses.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { most_files = 64 };

// The memory of a path is never freed, because the handler may be reading it.
static _Atomic(char *) files[most_files];

static void on_end(int number) {
    int saved = errno;
    for (int i = 0; i < most_files; i++) {
        char *path = atomic_load(&files[i]);
        if (path != NULL) unlink(path);
    }
    errno = saved;
    // The signal is blocked until this handler returns; then it ends the program.
    signal(number, SIG_DFL);
    raise(number);
}

static void catch_ends(void) {
    static const int ends[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        struct sigaction action;
        if (sigaction(ends[i], NULL, &action) != 0 || action.sa_handler != SIG_DFL) continue;
        memset(&action, 0, sizeof action);
        action.sa_handler = on_end;
        sigfillset(&action.sa_mask);
        sigaction(ends[i], &action, NULL);
    }
}

void *ballast_unfinished_add(const char *path) {
    char *copy = strdup(path);
    if (copy == NULL) return NULL;
    catch_ends();
    for (int i = 0; i < most_files; i++) {
        char *none = NULL;
        if (atomic_compare_exchange_strong(&files[i], &none, copy)) return &files[i];
    }
    free(copy);
    return NULL;
}

void ballast_unfinished_forget(void *file) { atomic_store((_Atomic(char *) *)file, NULL); }
