import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads text files written by the user.
enum TextFile {
    /// The maximum size of a file in bytes, far more than a handwritten file has.
    private static let limit = 1 << 20
    /// How long to wait for data from a pipe, in milliseconds: the terminal is blocked meanwhile.
    private static let timeout: Int32 = 2000

    /// Reads a file; `what` names its purpose in messages, such as `a thesis`. A pipe is read to its end; terminals and
    /// folders are refused.
    ///
    /// - Parameter keepsMark: whether a byte-order mark stays, for a text that is written back.
    static func read(_ path: String, as kind: String, keepsMark: Bool = false) throws(Failure) -> String {
        // Without O_NONBLOCK, opening a pipe without a writer would block.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(message: "ballast: \(path): \(WriteError.last)") }
        defer { close(descriptor) }
        guard isatty(descriptor) == 0 else { throw Failure(message: "ballast: \(path) is a terminal, not a file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count <= limit {
            try wait(for: descriptor, path)
            let count = readBytes(descriptor, &chunk)
            if count == 0 { break }
            if count > 0 {
                bytes += chunk[..<count]
            } else if errno != EINTR, errno != EAGAIN {
                throw Failure(message: "ballast: \(path) cannot be read: \(WriteError.last)")
            }
        }
        guard bytes.count <= limit else { throw Failure(message: "ballast: \(path) is too large for \(kind)") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(message: "ballast: \(path) is not UTF-8")
        }
        return text.hasPrefix("\u{FEFF}") && !keepsMark ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// Waits until data or the end of file can be read; for a regular file this returns at once.
    private static func wait(for descriptor: Int32, _ path: String) throws(Failure) {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&state, 1, timeout) == 0 else { return }
        throw Failure(
            message: "ballast: \(path): no data within \(timeout / 1000) s: does anything write to this pipe?")
    }
}

private func readBytes(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int { read(descriptor, &chunk, chunk.count) }
