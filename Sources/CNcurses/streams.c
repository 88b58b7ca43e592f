#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

int32_t ballast_send(int32_t descriptor, const void *bytes, size_t count) {
    const char *rest = bytes;
    while (count > 0) {
        ssize_t sent = write(descriptor, rest, count);
        if (sent > 0) {
            rest += sent;
            count -= (size_t)sent;
        } else if (sent == 0) {
            return EIO;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
            if (poll(&ready, 1, -1) < 0 && errno != EINTR) return errno;
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

// A standard stream that the parent closed gets a placeholder before anything else is opened: otherwise the next file,
// perhaps the store, would get its number, and messages for the stream would be written into that file. Each
// placeholder is opened in the wrong direction, so that using it fails as it would on a closed stream.
__attribute__((constructor)) static void hold_closed_streams(void) {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) >= 0) continue;
        int holder = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        if (holder < 0 || holder == stream) continue;
        dup2(holder, stream);
        close(holder);
    }
}
