import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where bytes go to: a file, a pipe, a terminal.
public struct OutputDescriptor: Sendable {
    /// The system's number for it.
    public let number: Int32

    /// An open descriptor.
    public init(_ number: Int32) { self.number = number }

    /// Standard output.
    public static let standard = OutputDescriptor(STDOUT_FILENO)
    /// Standard error.
    public static let error = OutputDescriptor(STDERR_FILENO)

    /// Has a write that cannot be done fail with its reason, where the system would end the program: for a pipe that nobody
    /// reads, and for a file that becomes larger than the process may make one. To be called before anything is written.
    public static func reportFailures() { ballast_signals_begin() }

    /// Writes all of a text, however long that takes where the descriptor does not block.
    public func write(_ text: String) throws(WriteError) {
        var text = text
        let code = text.withUTF8 { ballast_send(number, $0.baseAddress, $0.count) }
        if code != 0 { throw WriteError(code: code) }
    }
}

/// Why bytes could not be written.
public struct WriteError: Error, Hashable, Sendable {
    /// The system's number for the reason.
    public let code: Int32

    /// A reason by its number.
    public init(code: Int32) { self.code = code }

    /// The reason for what failed last in this thread: to be asked for before anything else is called.
    public static var last: WriteError { WriteError(code: errno) }

    /// Whether nobody reads the pipe any more.
    public var isClosedPipe: Bool { code == EPIPE }

    /// Ends the program as one ends whose reader has left: in silence, by SIGPIPE.
    public static func endByClosedPipe() -> Never { ballast_die(SIGPIPE) }
}

extension WriteError: CustomStringConvertible {
    /// The system's words for it.
    public var description: String { String(cString: strerror(code)) }
}
