#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

static const int caught[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
enum { caught_count = sizeof caught / sizeof caught[0] };

static struct sigaction previous[caught_count];
static volatile sig_atomic_t writer = -1;
static int reader = -1;
static bool catching;

static void on_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    int descriptor = writer;
    // A full pipe already holds more news than anyone will read one by one.
    if (descriptor >= 0 && write(descriptor, &byte, 1) < 0) errno = saved;
    errno = saved;
}

static void take(int number, void (*handler)(int), struct sigaction *old) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    sigaction(number, &action, old);
}

// The pipe is made once and never closed: whoever waits for it may learn a little later that it need not.
static bool make_pipe(void) {
    int ends[2];
    if (reader >= 0) return true;
    if (pipe(ends) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    reader = ends[0];
    writer = ends[1];
    return true;
}

int ballast_signals_catch(void) {
    char stale[64];
    if (catching || !make_pipe()) return reader;
    while (read(reader, stale, sizeof stale) > 0) continue;
    for (int i = 0; i < caught_count; i++) {
        take(caught[i], on_signal, &previous[i]);
        if (previous[i].sa_handler == SIG_IGN) sigaction(caught[i], &previous[i], NULL);
    }
    catching = true;
    return reader;
}

void ballast_signals_release(void) {
    if (!catching) return;
    for (int i = 0; i < caught_count; i++) sigaction(caught[i], &previous[i], NULL);
    catching = false;
}

void ballast_signals_note(int number) { on_signal(number); }

bool ballast_stop(void) {
    struct sigaction stop, go_on;
    sigset_t only, before;
    sigaction(SIGTSTP, NULL, &stop);
    if (stop.sa_handler == SIG_IGN) return false;

    // The others first, ignoring it ourselves; then this very thread, so that nothing below runs before the stop.
    take(SIGTSTP, SIG_IGN, NULL);
    kill(0, SIGTSTP);
    take(SIGCONT, SIG_DFL, &go_on);
    take(SIGTSTP, SIG_DFL, NULL);
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &only, &before);
    pthread_kill(pthread_self(), SIGTSTP);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGTSTP, &stop, NULL);
    sigaction(SIGCONT, &go_on, NULL);
    return true;
}
