import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file of a person's own words, read whole.
enum TextFile {
    /// The largest file that is read; nobody writes so long a one.
    private static let limit = 1 << 20
    /// How long a pipe may be silent, in milliseconds: the terminal waits for what is read.
    private static let patience: Int32 = 2000

    /// The text of a file that is to be something: `a thesis`. A pipe is read to its end; a terminal and a folder are
    /// refused.
    static func read(_ path: String, as what: String) throws(Failure) -> String {
        // Without O_NONBLOCK a pipe that nobody writes to would never be opened.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(words: "ballast: \(path): \(WriteError.last)") }
        defer { close(descriptor) }
        guard isatty(descriptor) == 0 else { throw Failure(words: "ballast: \(path) is a terminal and no file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count <= limit {
            try wait(for: descriptor, path)
            let count = readBytes(descriptor, &chunk)
            if count == 0 { break }
            if count > 0 {
                bytes += chunk[..<count]
            } else if errno != EINTR, errno != EAGAIN {
                throw Failure(words: "ballast: \(path) cannot be read: \(WriteError.last)")
            }
        }
        guard bytes.count <= limit else { throw Failure(words: "ballast: \(path) is too large for \(what)") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(words: "ballast: \(path) is not UTF-8")
        }
        return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// Returns when something can be read, or the end; of a file that is at once.
    private static func wait(for descriptor: Int32, _ path: String) throws(Failure) {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&state, 1, patience) == 0 else { return }
        throw Failure(
            words: "ballast: \(path): nothing came within \(patience / 1000) s: does anything write to this pipe?")
    }
}

private func readBytes(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int { read(descriptor, &chunk, chunk.count) }
