// Job control: stopping as Ctrl-Z does, and leaving alone a terminal that belongs to another job.
#ifndef BALLAST_JOBS_H
#define BALLAST_JOBS_H

#include <stdbool.h>
#include <stdint.h>

/// Stops the process group as Ctrl-Z does, this process last, and returns true once it is continued. Returns false at
/// once if the parent had SIGTSTP ignored; the system does not stop a group that has no shell to continue it.
bool ballast_stop(void);

/// Whether this process group may use the terminal: it is in the foreground, or the terminal has no job control. Costs
/// one system call.
bool ballast_in_front(int terminal);

/// How waiting for the foreground ended.
typedef enum {
    /// This process group may use the terminal.
    BALLAST_FRONT,
    /// A caught signal requests the end of the program; the terminal still belongs to another job.
    BALLAST_ENDING,
    /// There is no shell that could move the group to the foreground.
    BALLAST_ABANDONED,
} ballast_front;

/// Stops the process group, like a program that writes to a terminal from the background, for as long as another group
/// is in the foreground.
ballast_front ballast_wait_for_front(int terminal);

#endif
