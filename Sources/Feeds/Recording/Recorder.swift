public import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes what sources say into a file as it comes, each update with the time when it came.
///
/// What was recorded is in the file after a second at most, so that a crash loses no more. A disk that is full ends the
/// recording and nothing else, and nobody who records waits for it.
public final class Recorder: Sendable {
    /// The file.
    public let path: String
    private let tape: RecordingTape

    /// A recording in a new file, which begins with a picture of the market.
    ///
    /// - Parameters:
    ///   - path: a file that is not there yet: nothing is written over.
    ///   - program: what writes it: `ballast 0.1.0`.
    ///   - most: how many bytes may wait for a disk that takes none; more end the recording.
    ///   - tell: is told when the recording ends because it cannot be written.
    public init(
        _ path: String, program: String, opening market: Market, at start: Timestamp, most: Int = 1 << 26,
        tell: @escaping @Sendable (RecordingError) -> Void = { _ in }
    ) throws(RecordingError) {
        let descriptor = try Recorder.newFile(path)
        self.path = path
        tape = RecordingTape(descriptor, program: program, at: start, most: most, tell: tell)
        record(.picture(market), at: start)
    }

    /// A new file for its owner alone. What is there and no file, such as a pipe, has nothing that could be lost.
    private static func newFile(_ path: String) throws(RecordingError) -> Int32 {
        var descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0, errno == EEXIST {
            // A pipe that nobody reads refuses, where it would else keep the screen waiting.
            descriptor = open(path, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        } else if descriptor >= 0 {
            return descriptor
        }
        guard descriptor >= 0 else {
            let reason = errno == ENXIO ? "nobody reads this pipe" : String(cString: strerror(errno))
            throw RecordingError(.file, "\(path) cannot be written: \(reason)")
        }
        var about = stat()
        guard fstat(descriptor, &about) == 0, about.st_mode & S_IFMT != S_IFREG else {
            close(descriptor)
            throw RecordingError(.file, "\(path) is there already: remove it, or record into another file")
        }
        return descriptor
    }

    deinit { finish() }

    /// Has an update written that came at a time. It never waits for the disk.
    public func record(_ update: MarketUpdate, at time: Timestamp) { tape.record(update, at: time) }

    /// Writes what is not yet in the file, and returns when it is there.
    public func flush() { tape.flush() }

    /// Ends the recording. What is recorded afterwards is lost.
    public func finish() { tape.finish() }
}
