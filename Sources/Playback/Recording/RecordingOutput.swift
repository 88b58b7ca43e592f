import Dispatch
import Formats
import Model
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes a recording on its own queue, so that callers never wait for the disk.
final class RecordingOutput: Sendable {
    private let descriptor: Int32
    /// The maximum number of bytes buffered for the disk.
    private let byteLimit: Int
    private let buffer: Mutex<RecordingBuffer>
    private let queue = DispatchQueue(label: "recording", qos: .utility)
    /// When to stop waiting for a reader that does not read.
    private let deadline = Mutex<ContinuousClock.Instant?>(nil)
    private let report: @Sendable (RecordingError) -> Void

    init(
        _ descriptor: Int32, program: String, at start: Timestamp, byteLimit: Int,
        report: @escaping @Sendable (RecordingError) -> Void
    ) {
        self.descriptor = descriptor
        self.byteLimit = byteLimit
        self.report = report
        buffer = Mutex(RecordingBuffer(program, start))
    }

    /// Queues an update. If the disk is so slow that too many bytes are buffered, the recording ends.
    func record(_ update: MarketUpdate, at time: Timestamp) {
        let (due, waiting) = buffer.withLock { buffer in (buffer.add(update, time), buffer.count) }
        if waiting > byteLimit { return end(RecordingError(.file, "the recording ended: the disk does not keep up")) }
        switch due {
        case .nothing: break
        case .soon: queue.asyncAfter(deadline: .now() + .milliseconds(900)) { [self] in drain(.sync) }
        case .now: queue.async { [self] in drain(.none) }
        }
    }

    /// Writes all buffered records before returning.
    func flush() { queue.sync { drain(.sync) } }

    /// Writes the buffered records and the end of the file, and closes it.
    func finish() {
        deadline.withLock { $0 = $0 ?? ContinuousClock.now + RecordingOutput.closeTimeout }
        queue.sync {
            drain(.end)
            if buffer.withLock({ $0.end() }) { close(descriptor) }
        }
    }

    /// Writes the buffered records. Must run on the queue, so that order is preserved.
    private func drain(_ flush: Deflater.Flush) {
        let bytes = buffer.withLock { $0.drain(flush) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                done += count
                continue
            }
            let code = errno
            if count < 0, code == EINTR || code == EAGAIN && hasRoom() { continue }
            let reason = code == EAGAIN ? "nothing reads the pipe" : String(cString: strerror(code))
            return end(RecordingError(.file, "the recording ended: \(reason)"))
        }
    }

    /// Waits until a pipe accepts more bytes; once the recording is finishing, only until the deadline.
    private func hasRoom() -> Bool {
        while true {
            var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            if poll(&state, 1, 100) > 0 { return true }
            if let deadline = deadline.withLock(\.self), ContinuousClock.now > deadline { return false }
        }
    }

    /// How long to wait at the end for a pipe's reader.
    private static let closeTimeout = Duration.seconds(1)

    /// Ends the recording because of an error, once. The file is closed when pending writes have finished.
    private func end(_ error: RecordingError) {
        guard buffer.withLock({ $0.end() }) else { return }
        queue.async { [descriptor] in close(descriptor) }
        report(error)
    }
}
