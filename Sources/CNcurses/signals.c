#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// The signals of a crash are left to the guard in restore.c.
static const int named[] = {
    SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP,    SIGINT,  SIGQUIT, SIGPIPE,
    SIGUSR1,  SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGXFSZ,
#if defined(__linux__)
    SIGIO,    SIGPWR,
#endif
#if defined(SIGSTKFLT)
    SIGSTKFLT,
#endif
};
enum { named_count = sizeof named / sizeof named[0], most_signals = 128, patience = 2 };

static int caught[most_signals];
static int caught_count;
static struct sigaction previous[most_signals];
static volatile sig_atomic_t writer = -1;
static volatile sig_atomic_t ending, ending_since;
static int reader = -1;
static bool catching;

static bool is_of_writing(int number) { return number == SIGPIPE || number == SIGXFSZ; }

// The system sends these to the writing process; the write then fails with its own error, which is reported by the
// caller.
static bool is_own(int number, const siginfo_t *info) {
    return is_of_writing(number) && (info->si_code > 0 || info->si_pid == getpid());
}

static bool ends(int number) { return number != SIGWINCH && number != SIGTSTP && number != SIGCONT; }

static sig_atomic_t seconds(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (sig_atomic_t)now.tv_sec;
}

static void note(int number) {
    unsigned char byte = (unsigned char)number;
    int descriptor = writer;
    // A full pipe already holds more signals than will be read one by one.
    if (descriptor >= 0 && write(descriptor, &byte, 1) < 0) return;
}

// If the first signal has not been read by now, the reader is stuck, perhaps in a write to a blocked terminal: the
// program ends here, by the first signal, when this handler returns.
static void ask_to_end(int number) {
    if (!ending) {
        ending_since = seconds();
        ending = number;
        alarm(patience);
    } else if (seconds() - ending_since >= patience) {
        sigset_t first;
        sigemptyset(&first);
        sigaddset(&first, ending);
        ballast_guard_restore();
        signal(ending, SIG_DFL);
        raise(ending);
        pthread_sigmask(SIG_UNBLOCK, &first, NULL);
    }
}

static void on_signal(int number, siginfo_t *info, void *context) {
    (void)context;
    int saved = errno;
    if (!is_own(number, info)) {
        if (ends(number)) ask_to_end(number);
        note(number);
    }
    errno = saved;
}

static void on_write(int number, siginfo_t *info, void *context) {
    (void)context;
    if (is_own(number, info)) return;
    signal(number, SIG_DFL);
    raise(number);
}

static void take(int number, void (*handler)(int, siginfo_t *, void *), struct sigaction *old) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = handler;
    action.sa_flags = SA_RESTART | SA_SIGINFO;
    sigfillset(&action.sa_mask);
    sigaction(number, &action, old);
}

// The pipe is made once and never closed: a reader that still waits for it may be cancelled a little later.
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

static void list_signals(void) {
    if (caught_count > 0) return;
    for (int i = 0; i < named_count; i++) caught[caught_count++] = named[i];
#if defined(SIGRTMIN) && defined(SIGRTMAX)
    for (int number = SIGRTMIN; number <= SIGRTMAX && caught_count < most_signals; number++) {
        caught[caught_count++] = number;
    }
#endif
}

void ballast_signals_begin(void) {
    take(SIGPIPE, on_write, NULL);
    take(SIGXFSZ, on_write, NULL);
}

int ballast_signals_catch(void) {
    char stale[64];
    if (catching || !make_pipe()) return reader;
    while (read(reader, stale, sizeof stale) > 0) continue;
    list_signals();
    ending = 0;
    for (int i = 0; i < caught_count; i++) {
        take(caught[i], on_signal, &previous[i]);
        // That the parent ignores SIGPIPE or SIGXFSZ does not mean that those sent by another process should be
        // ignored.
        if (previous[i].sa_handler == SIG_IGN && !is_of_writing(caught[i])) sigaction(caught[i], &previous[i], NULL);
    }
    catching = true;
    return reader;
}

void ballast_signals_release(void) {
    if (!catching) return;
    alarm(0);
    for (int i = 0; i < caught_count; i++) sigaction(caught[i], &previous[i], NULL);
    catching = false;
}

void ballast_signals_note(int number) { note(number); }

bool ballast_signals_ending(void) { return ending; }

void ballast_die(int number) {
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    signal(number, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
    raise(number);
    _exit(128 + number);
}
