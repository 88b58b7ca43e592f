import Dispatch
import Model
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file of a recording, and the thread that writes it: whoever has something to be recorded never waits for a disk.
final class RecordingTape: Sendable {
    private let descriptor: Int32
    /// The most bytes that wait for the disk.
    private let most: Int
    private let buffer: Mutex<RecordingBuffer>
    private let queue = DispatchQueue(label: "recording", qos: .utility)
    /// When a reader that takes nothing is given up.
    private let deadline = Mutex<ContinuousClock.Instant?>(nil)
    private let tell: @Sendable (RecordingError) -> Void

    /// A tape that begins with the head of a recording.
    init(
        _ descriptor: Int32, program: String, at start: Timestamp, most: Int,
        tell: @escaping @Sendable (RecordingError) -> Void
    ) {
        self.descriptor = descriptor
        self.most = most
        self.tell = tell
        buffer = Mutex(RecordingBuffer(program, start))
    }

    /// Has an update written. A disk that takes nothing for so long that too much waits ends the recording.
    func record(_ update: MarketUpdate, at time: Timestamp) {
        let (due, waiting) = buffer.withLock { buffer in (buffer.add(update, time), buffer.count) }
        if waiting > most { return end(RecordingError(.file, "the recording ended: the disk does not keep up")) }
        switch due {
        case .nothing: break
        case .soon: queue.asyncAfter(deadline: .now() + .milliseconds(900)) { [self] in drain(.sync) }
        case .now: queue.async { [self] in drain(.none) }
        }
    }

    /// Writes what waits, and returns when it is in the file.
    func flush() { queue.sync { drain(.sync) } }

    /// Writes what waits and the end of the file, and closes it.
    func finish() {
        deadline.withLock { $0 = $0 ?? ContinuousClock.now + RecordingTape.patience }
        queue.sync {
            drain(.end)
            if buffer.withLock({ $0.end() }) { close(descriptor) }
        }
    }

    /// Writes what waits: to be called on the queue, so that it keeps its order.
    private func drain(_ how: Deflater.Flush) {
        let bytes = buffer.withLock { $0.take(how) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                done += count
                continue
            }
            let code = errno
            if count < 0, code == EINTR || code == EAGAIN && hasRoom() { continue }
            let reason = code == EAGAIN ? "nobody reads the pipe" : String(cString: strerror(code))
            return end(RecordingError(.file, "the recording ended: \(reason)"))
        }
    }

    /// Waits until a pipe takes more; once the recording is to end, no longer than somebody who quits does.
    private func hasRoom() -> Bool {
        while true {
            var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            if poll(&state, 1, 100) > 0 { return true }
            if let deadline = deadline.withLock(\.self), ContinuousClock.now > deadline { return false }
        }
    }

    /// How long a reader of a pipe may take nothing at the end.
    private static let patience = Duration.seconds(1)

    /// Ends the recording for a fault, once. The file is closed when nothing writes to it any more.
    private func end(_ error: RecordingError) {
        guard buffer.withLock({ $0.end() }) else { return }
        queue.async { [descriptor] in close(descriptor) }
        tell(error)
    }
}
