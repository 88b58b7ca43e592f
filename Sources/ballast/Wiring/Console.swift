import Model
import Screen
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The standard streams: data on one, words on the other.
///
/// What cannot be written to standard output ends the program: with 1 and the reason, or in silence where its reader has
/// left. What cannot be written to standard error is lost, and changes nothing.
enum Console {
    /// Has writes fail with a reason. To be called before anything is written.
    static func begin() { OutputDescriptor.reportFailures() }

    /// Writes words to standard error.
    static func complain(_ words: String) { try? OutputDescriptor.error.write(shown(words) + "\n") }

    /// Writes what a person reads to standard output.
    ///
    /// - Parameter ascii: whether it was chosen that only ASCII is drawn.
    static func tell(_ text: String, ascii: Bool = false) { write(shown(text, ascii: ascii)) }

    /// Writes a name as a line of standard output: as it is for a program, for a terminal without what it would obey.
    static func tell(name: String) { isatty(STDOUT_FILENO) == 1 ? tell(name + "\n") : write(name + "\n") }

    /// Writes data to standard output, as they are.
    static func write(_ text: String) {
        do throws(WriteError) {
            try OutputDescriptor.standard.write(text)
        } catch {
            if error.isClosedPipe { WriteError.endByClosedPipe() }
            complain("ballast: standard output: \(error)")
            leave(1)
        }
    }

    /// Whether what a person reads is ASCII only: where that was chosen, and where the locale shows nothing else, as the
    /// dashboard draws there.
    static func showsASCII(_ chosen: Bool = false) -> Bool { chosen || !PrintedText.isUnicode }

    /// Whether standard output and input are a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1 }

    /// Ends the program.
    static func leave(_ code: Int32) -> Never { exit(code) }

    /// Words as they may reach a terminal, whoever they come from: an argument, a file, a name.
    private static func shown(_ text: String, ascii: Bool = false) -> String {
        let text = PlainText.lines(text)
        return showsASCII(ascii) ? AsciiFold.fold(text) : text
    }
}
