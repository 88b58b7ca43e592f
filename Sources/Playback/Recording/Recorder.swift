public import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes the updates of sources to a file as they arrive, each with its time of arrival.
///
/// Updates reach the file within a second, so that a crash loses no more. A full disk ends the recording and has no
/// other effect; callers never wait for the disk.
public final class Recorder: Sendable {
    /// The path of the file.
    public let path: String
    private let output: RecordingOutput

    /// Creates a file and starts a recording with a snapshot of the market.
    ///
    /// - Parameters:
    ///   - path: a path without a regular file; existing files are not overwritten.
    ///   - program: the program and version: `ballast 0.1.0`.
    ///   - byteLimit: the maximum number of bytes buffered for a slow disk; if exceeded, the recording ends.
    ///   - report: called if the recording ends because of an error.
    public init(
        _ path: String, program: String, opening market: Market, at start: Timestamp, byteLimit: Int = 1 << 26,
        report: @escaping @Sendable (RecordingError) -> Void = { _ in }
    ) throws(RecordingError) {
        let descriptor = try Recorder.newFile(path)
        self.path = path
        output = RecordingOutput(descriptor, program: program, at: start, byteLimit: byteLimit, report: report)
        record(.snapshot(market), at: start)
    }

    /// Creates a file that only its owner can read. An existing path is accepted if it is not a regular file, such as a
    /// pipe, which holds nothing to lose.
    private static func newFile(_ path: String) throws(RecordingError) -> Int32 {
        var descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0, errno == EEXIST {
            // Opening a pipe without a reader fails rather than blocking the display.
            descriptor = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        } else if descriptor >= 0 {
            return descriptor
        }
        guard descriptor >= 0 else {
            let reason = errno == ENXIO ? "nothing reads this pipe" : String(cString: strerror(errno))
            throw RecordingError(.file, "\(path) cannot be written: \(reason)")
        }
        var attributes = stat()
        guard fstat(descriptor, &attributes) == 0, attributes.st_mode & S_IFMT != S_IFREG else {
            close(descriptor)
            throw RecordingError(.file, "\(path) already exists: remove it, or record to another file")
        }
        return descriptor
    }

    deinit { finish() }

    /// Queues an update that arrived at a given time. Never waits for the disk.
    public func record(_ update: MarketUpdate, at time: Timestamp) { output.record(update, at: time) }

    /// Writes all queued updates to the file before returning.
    public func flush() { output.flush() }

    /// Ends the recording. Later updates are dropped.
    public func finish() { output.finish() }
}
