public import Model
import Synchronization

/// A recording as a source: every update exactly as it was recorded, as long after the one before, or so many times as
/// fast. It ends where the recording ends.
public struct RecordedSource: MarketSource {
    /// Its word beside its figures.
    public let name = "recording"
    private let reader: RecordingReader
    private let speed: Double
    private let clock: ReplayClock

    /// A recording, played from where its reader is.
    ///
    /// - Parameter speed: how many times as fast as it happened; infinity for without a pause.
    public init(_ reader: RecordingReader, speed: Double = 1, clock: some Clock<Duration> = ContinuousClock()) {
        self.reader = reader
        self.speed = speed.isNaN ? 1 : max(speed, 0.001)
        self.clock = ReplayClock(clock)
    }

    /// Its updates, and where it did not end well why.
    public func updates() -> AsyncStream<MarketUpdate> {
        let begin = clock.now()
        let hasTold = Flag()
        return AsyncStream { [self] in
            guard let record = reader.next() else {
                guard let fault = reader.fault, hasTold.raise() else { return nil }
                return .source(SourceStatus(name, .partial, reason: fault.reason))
            }
            let milliseconds = Double(record.time.milliseconds - reader.start.milliseconds)
            let due = begin + .seconds(max(0, milliseconds) / 1000 / speed)
            if due > clock.now() { await clock.sleep(due) }
            return Task.isCancelled ? nil : record.update
        }
    }
}

/// Something that happens once.
private final class Flag: Sendable {
    private let isRaised = Mutex(false)

    /// Whether it happens now for the first time.
    func raise() -> Bool {
        isRaised.withLock { isRaised in
            defer { isRaised = true }
            return !isRaised
        }
    }
}
