import Model
import Screen
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The standard streams: output for data, error for messages.
///
/// If standard output cannot be written, the program ends: with status 1 and the reason, or silently if the reader has
/// closed the pipe. Failures of standard error are ignored.
enum Console {
    /// Makes failed writes report an error instead of raising a signal. Call this before writing anything.
    static func begin() { OutputDescriptor.reportFailures() }

    /// Prints a message to standard error.
    static func printError(_ message: String) { try? OutputDescriptor.error.write(printable(message) + "\n") }

    /// Prints text for a reader to standard output.
    ///
    /// - Parameter ascii: whether the options limit output to ASCII.
    static func printNotice(_ text: String, ascii: Bool = false) { write(printable(text, ascii: ascii)) }

    /// Prints a name as a line on standard output: unchanged for programs, without control characters for a terminal.
    static func printNotice(name: String) { isatty(STDOUT_FILENO) == 1 ? printNotice(name + "\n") : write(name + "\n") }

    /// Writes data to standard output, unchanged.
    static func write(_ text: String) {
        do throws(WriteError) {
            try OutputDescriptor.standard.write(text)
        } catch {
            if error.isClosedPipe { WriteError.endByClosedPipe() }
            printError("ballast: standard output: \(error)")
            leave(.failure)
        }
    }

    /// Whether text is limited to ASCII: by the options, or by a locale without Unicode, as in the dashboard.
    static func showsASCII(_ requested: Bool = false) -> Bool { requested || !PrintedText.isUnicode }

    /// Whether both standard output and input are a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1 }

    static func leave(_ status: ExitStatus) -> Never { leave(status.rawValue) }

    static func leave(_ code: Int32) -> Never { exit(code) }

    /// Text made safe for a terminal, as it may contain arguments, file contents or names.
    private static func printable(_ text: String, ascii: Bool = false) -> String {
        let text = PlainText.lines(text)
        return showsASCII(ascii) ? AsciiFold.fold(text) : text
    }
}
