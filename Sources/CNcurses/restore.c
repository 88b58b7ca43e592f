#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS};
enum { fatal_count = sizeof fatal / sizeof fatal[0], stack_size = 64 * 1024 };

static struct {
    volatile sig_atomic_t armed;
    int terminal;
    struct termios modes;
    size_t count;
    char bytes[256];
    struct sigaction previous[fatal_count];
} guard;

// A stack overflow leaves no stack to handle the crash on. Threads share this one: only the thread that draws is likely
// to overflow, and which thread that is may change.
static char stack[stack_size];
static _Thread_local int covered;

// Async-signal-safe: only write, tcsetattr and the like. A write that fails or would block is abandoned: restoring the
// modes matters more.
static void give_back(void) {
    int flags = fcntl(guard.terminal, F_GETFL);
    if (flags >= 0) fcntl(guard.terminal, F_SETFL, flags | O_NONBLOCK);
    size_t sent = 0;
    while (sent < guard.count) {
        ssize_t step = write(guard.terminal, guard.bytes + sent, guard.count - sent);
        if (step > 0) {
            sent += (size_t)step;
        } else if (step == 0 || errno != EINTR) {
            break;
        }
    }
    if (flags >= 0) fcntl(guard.terminal, F_SETFL, flags);
    tcsetattr(guard.terminal, TCSANOW, &guard.modes);
}

// A terminal with another job in the foreground is left alone.
void ballast_guard_restore(void) {
    if (!guard.armed) return;
    guard.armed = 0;
    if (ballast_in_front(guard.terminal)) give_back();
    ballast_output_release();
}

// Every signal is blocked while this runs, so SIGTTOU cannot stop it in tcsetattr. The re-raised signal is delivered
// when it returns, with the default action, so that the parent sees the true cause of death.
static void on_crash(int number) {
    ballast_guard_restore();
    signal(number, SIG_DFL);
    raise(number);
}

static void on_exit_call(void) { ballast_guard_restore(); }

void ballast_guard_cover_thread(void) {
    if (covered) return;
    stack_t alternate;
    memset(&alternate, 0, sizeof alternate);
    alternate.ss_sp = stack;
    alternate.ss_size = sizeof stack;
    covered = sigaltstack(&alternate, NULL) == 0;
}

void ballast_guard_arm(int terminal, const struct termios *modes, const char *bytes, size_t count) {
    static int registered = 0;
    ballast_guard_disarm();
    if (!registered) registered = atexit(on_exit_call) == 0;
    guard.terminal = terminal;
    guard.modes = *modes;
    guard.count = count < sizeof guard.bytes ? count : sizeof guard.bytes;
    memcpy(guard.bytes, bytes, guard.count);

    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_crash;
    action.sa_flags = SA_ONSTACK;
    sigfillset(&action.sa_mask);
    for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &guard.previous[i]);
    ballast_guard_cover_thread();
    guard.armed = 1;
}

void ballast_guard_disarm(void) {
    if (!guard.armed) return;
    guard.armed = 0;
    for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &guard.previous[i], NULL);
}
