import Screen
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The standard streams: data on one, words on the other.
enum Console {
    /// Writes words to standard error.
    static func complain(_ words: String) { write(shown(words) + "\n", to: STDERR_FILENO) }

    /// Writes what a person reads to standard output.
    ///
    /// - Parameter ascii: whether it was chosen that only ASCII is drawn.
    static func tell(_ text: String, ascii: Bool = false) { write(shown(text, ascii: ascii)) }

    /// Writes data to standard output, as they are.
    static func write(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Whether what a person reads is ASCII only: where that was chosen, and where the locale shows nothing else, as the
    /// dashboard draws there.
    static func showsASCII(_ chosen: Bool = false) -> Bool { chosen || !PrintedText.isUnicode }

    /// Whether standard output and input are a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1 }

    /// Ends the program.
    static func leave(_ code: Int32) -> Never { exit(code) }

    private static func shown(_ text: String, ascii: Bool = false) -> String {
        showsASCII(ascii) ? AsciiFold.fold(text) : text
    }

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
