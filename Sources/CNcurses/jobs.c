#include "CNcurses.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static void nothing(int number) { (void)number; }

static void take(int number, void (*handler)(int), struct sigaction *old) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    sigfillset(&action.sa_mask);
    sigaction(number, &action, old);
}

static void mask(int how, int number, sigset_t *before) {
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    pthread_sigmask(how, &only, before);
}

// The other processes are stopped first, while this one ignores the signal; then this very thread, so that nothing
// below runs before the stop.
static bool stop_by(int number) {
    struct sigaction stop, go_on;
    sigset_t before;
    sigaction(number, NULL, &stop);
    if (stop.sa_handler == SIG_IGN) return false;
    take(number, SIG_IGN, NULL);
    kill(0, number);
    take(SIGCONT, SIG_DFL, &go_on);
    take(number, SIG_DFL, NULL);
    mask(SIG_UNBLOCK, number, &before);
    pthread_kill(pthread_self(), number);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    sigaction(number, &stop, NULL);
    sigaction(SIGCONT, &go_on, NULL);
    return true;
}

bool ballast_stop(void) { return stop_by(SIGTSTP); }

bool ballast_in_front(int terminal) {
    int saved = errno;
    pid_t front = tcgetpgrp(terminal);
    errno = saved;
    // No such group: this is not a controlling terminal, or not that of this process.
    return front <= 0 || front == getpgrp();
}

// Whether the system stops this group for using the terminal. It does not if the parent had the signal ignored, or if
// there is no shell to continue the group: then such a call fails instead. The call made here changes nothing.
static bool can_wait(int terminal) {
    struct sigaction usual;
    sigset_t before;
    sigaction(SIGTTOU, NULL, &usual);
    if (usual.sa_handler == SIG_IGN) return false;
    take(SIGTTOU, nothing, NULL);
    mask(SIG_UNBLOCK, SIGTTOU, &before);
    bool can = tcflow(terminal, TCOON) == 0 || errno == EINTR;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGTTOU, &usual, NULL);
    return can;
}

// A signal sent while the group was stopped may still be on its way to another thread: wait up to 50 ms for it.
static bool is_asked_to_end(void) {
    const struct timespec moment = {.tv_nsec = 5 * 1000 * 1000};
    for (int i = 0; i < 10 && !ballast_signals_ending(); i++) nanosleep(&moment, NULL);
    return ballast_signals_ending();
}

ballast_front ballast_wait_for_front(int terminal) {
    while (!ballast_in_front(terminal)) {
        if (is_asked_to_end()) return BALLAST_ENDING;
        if (!can_wait(terminal)) return BALLAST_ABANDONED;
        // That call may have stopped the group, and the shell continued it in the foreground since.
        if (!ballast_in_front(terminal)) stop_by(SIGTTOU);
    }
    return BALLAST_FRONT;
}
