#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The standard streams: data on one, words on the other.
enum Console {
    /// Writes words to standard error.
    static func complain(_ words: String) { write(words + "\n", to: STDERR_FILENO) }

    /// Writes data to standard output.
    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Whether standard output and input are a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1 }

    /// Ends the program.
    static func leave(_ code: Int32) -> Never { exit(code) }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            #if canImport(Glibc)
                let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            #else
                let written = bytes.withUnsafeBytes { Darwin.write(descriptor, $0.baseAddress, $0.count) }
            #endif
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}
