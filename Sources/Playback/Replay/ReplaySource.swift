public import Model
import Synchronization
import Timing

/// History as a source of updates: a `ReplayTimeline` on a clock, controlled by commands.
///
/// Updates are made on demand: each contains everything that changed since the previous one, so that a slow consumer
/// never builds up a queue. Supports one consumer at a time.
public final class ReplaySource: SteeredSource {
    /// The source name shown with replayed figures.
    public let name: String
    private let clock: ReplayClock
    private let later: @Sendable () -> [MarketUpdate]
    private let sharedState: Mutex<SharedState>
    private let signal = WakeSignal()

    private struct SharedState: Sendable {
        var timeline: any ReplayTimeline
        /// The time to which the timeline was advanced.
        var advanced: Duration
        var isLoading = true
        /// The playback state last reported.
        var lastPlayback: Playback?

        mutating func advance(_ now: Duration) {
            timeline.advance(by: now - advanced)
            advanced = now
        }

        /// The update at a given time, if anything changed, and when the next one is due.
        mutating func poll(_ now: Duration) -> (update: MarketUpdate?, due: Duration?) {
            if let due = timeline.due, now >= advanced + due { advance(now) }
            return (changes(), timeline.due.map { advanced + $0 })
        }

        /// The changes in the market and in the playback state.
        private mutating func changes() -> MarketUpdate? {
            let update = timeline.drain()
            let playback = timeline.playback
            guard playback != lastPlayback else { return update }
            lastPlayback = playback
            return .batch((update.map { [$0] } ?? []) + [.playback(playback)])
        }
    }

    /// A replay on a clock.
    ///
    /// - Parameter later: loads further tables before the first update without delaying the first frame; called once,
    ///   off the main thread.
    public init(
        _ timeline: some ReplayTimeline, name: String = "replay", clock: some Clock<Duration> = ContinuousClock(),
        later: @escaping @Sendable () -> [MarketUpdate] = { [] }
    ) {
        self.name = name
        self.clock = ReplayClock(clock)
        self.later = later
        sharedState = Mutex(SharedState(timeline: timeline, advanced: self.clock.now()))
    }

    /// Executes a command without waiting; its effect is in the next update.
    public func send(_ command: PlaybackCommand) {
        let now = clock.now()
        sharedState.withLock { sharedState in
            sharedState.advance(now)
            sharedState.timeline.send(command)
        }
        signal.send()
    }

    /// The updates. The stream does not end: at the last close it waits for commands.
    public func updates() -> AsyncStream<MarketUpdate> {
        AsyncStream { [self] in await next() }
    }

    private func next() async -> MarketUpdate? {
        loadLater()
        while !Task.isCancelled {
            let now = clock.now()
            let (update, due) = sharedState.withLock { $0.poll(now) }
            if let update { return update }
            await signal.wait(until: due, sleep: clock.sleep)
        }
        return nil
    }

    /// Loads the further tables. They cover all dates; the timeline decides which part is visible now.
    private func loadLater() {
        let isFirst = sharedState.withLock { sharedState in
            defer { sharedState.isLoading = false }
            return sharedState.isLoading
        }
        guard isFirst else { return }
        let updates = later()
        sharedState.withLock { $0.timeline.ingest(updates) }
    }
}
