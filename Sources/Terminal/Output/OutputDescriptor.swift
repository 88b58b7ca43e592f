import CNcurses

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A destination of output: a file, a pipe or a terminal.
public struct OutputDescriptor: Sendable {
    /// The file descriptor.
    public let number: Int32

    /// Wraps an open file descriptor.
    public init(_ number: Int32) { self.number = number }

    /// Standard output.
    public static let standard = OutputDescriptor(STDOUT_FILENO)
    /// Standard error.
    public static let error = OutputDescriptor(STDERR_FILENO)

    /// Makes writes fail with an error where the system would otherwise end the program: to a pipe without a reader, or
    /// past the process's limit on file size. Call it before anything is written.
    public static func reportFailures() { ballast_signals_begin() }

    /// Writes all of a text, waiting as long as necessary if the descriptor does not block.
    public func write(_ text: String) throws(WriteError) {
        var text = text
        let code = text.withUTF8 { ballast_send(number, $0.baseAddress, $0.count) }
        if code != 0 { throw WriteError(code: code) }
    }
}

/// The reason why a write failed.
public struct WriteError: Error, Hashable, Sendable {
    /// The `errno` value.
    public let code: Int32

    /// Creates an error from an `errno` value.
    public init(code: Int32) { self.code = code }

    /// The error of the last failed call in this thread; read it before any other call.
    public static var last: WriteError { WriteError(code: errno) }

    /// Whether the reader has closed the pipe.
    public var isClosedPipe: Bool { code == EPIPE }

    /// Ends the program silently by SIGPIPE, the convention when the reader has closed the pipe.
    public static func endByClosedPipe() -> Never { ballast_die(SIGPIPE) }
}

extension WriteError: CustomStringConvertible {
    /// The system's description of the error.
    public var description: String { String(cString: strerror(code)) }
}
