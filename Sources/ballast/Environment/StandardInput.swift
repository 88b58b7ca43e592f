#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of standard input.
enum StandardInput {
    /// The next bytes, at most 64 KB, as soon as there are any; nil at the end of the input.
    static func read() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = readBytes(&bytes)
            if count > 0 { return Array(bytes[..<count]) }
            if count == 0 { return nil }
            if errno == EAGAIN {
                // The other end of the pipe may have been set not to block.
                var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
                _ = poll(&input, 1, -1)
            } else if errno != EINTR {
                return nil
            }
        }
    }
}

private func readBytes(_ bytes: inout [UInt8]) -> Int { read(STDIN_FILENO, &bytes, bytes.count) }
