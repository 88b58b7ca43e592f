public import Model
import Synchronization
import Timing

/// A recording as a source: yields every update unchanged, at the recorded intervals or a multiple of that speed, and
/// finishes with the recording.
public struct RecordedSource: MarketSource {
    /// The source name shown with recorded figures.
    public let name = "recording"
    private let reader: RecordingReader
    private let speed: Double
    private let clock: ReplayClock

    /// Plays from the current position of the reader.
    ///
    /// - Parameter speed: the multiple of the recorded speed; infinity plays without pauses.
    public init(_ reader: RecordingReader, speed: Double = 1, clock: some Clock<Duration> = ContinuousClock()) {
        self.reader = reader
        self.speed = speed.isNaN ? 1 : max(speed, 0.001)
        self.clock = ReplayClock(clock)
    }

    /// The recorded updates, and a final status if the recording is incomplete or has errors.
    public func updates() -> AsyncStream<MarketUpdate> {
        let begin = clock.now()
        let hasReported = Flag()
        return AsyncStream { [self] in
            guard let record = reader.next() else {
                guard let error = reader.error, hasReported.raise() else { return nil }
                return .source(SourceStatus(name, .partial, reason: error.reason))
            }
            let milliseconds = Double(record.time.milliseconds - reader.start.milliseconds)
            let due = begin + .seconds(max(0, milliseconds) / 1000 / speed)
            if due > clock.now() { await clock.sleep(due) }
            return Task.isCancelled ? nil : record.update
        }
    }
}

/// A flag that is raised once.
private final class Flag: Sendable {
    private let isRaised = Mutex(false)

    /// Whether this call is the first.
    func raise() -> Bool {
        isRaised.withLock { isRaised in
            defer { isRaised = true }
            return !isRaised
        }
    }
}
