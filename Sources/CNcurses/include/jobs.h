// Job control: to stop as Ctrl-Z does, and to keep off a terminal that is another job's.
#ifndef BALLAST_JOBS_H
#define BALLAST_JOBS_H

#include <stdbool.h>
#include <stdint.h>

/// Stops the process group as Ctrl-Z does, this process last, and returns when it goes on. Returns at once, false,
/// where the parent had SIGTSTP ignored; a group without a shell to continue it is not stopped by the system.
bool ballast_stop(void);

/// Whether a terminal is this process group's to use: it is in front, or nobody controls jobs there. One call of the system.
bool ballast_in_front(int terminal);

/// How waiting for the front ended.
typedef enum {
    /// The terminal is this process group's to use.
    BALLAST_FRONT,
    /// A caught signal has asked the program to end; the terminal is still another's.
    BALLAST_ENDING,
    /// There is no shell that could bring it to the front.
    BALLAST_ABANDONED,
} ballast_front;

/// Stops the process group, like a program that writes to a terminal from the background, as often and as long as another
/// is in front on it.
ballast_front ballast_wait_for_front(int terminal);

#endif
