public import Model
import Synchronization

/// History as a source of updates: a `ReplayTimeline` on a clock, steered by commands.
///
/// It is asked, never pushed: while nobody takes an update none is made, and all that has happened meanwhile is in the
/// next. So a slow reader makes no queue grow. One reader at a time.
public final class ReplaySource: SteeredSource {
    /// Its word beside its figures.
    public let name: String
    private let clock: ReplayClock
    private let later: @Sendable () -> [MarketUpdate]
    private let sharedState: Mutex<SharedState>
    private let bell = Bell()

    private struct SharedState: Sendable {
        var timeline: any ReplayTimeline
        /// The time that the timeline has been told of.
        var told: Duration
        var isLearning = true
        /// How it was played when that was last said.
        var said: Playback?

        mutating func tell(_ now: Duration) {
            timeline.advance(by: now - told)
            told = now
        }

        /// What there is to say at a time, else when to ask again.
        mutating func take(_ now: Duration) -> (update: MarketUpdate?, due: Duration?) {
            if let due = timeline.due, now >= told + due { tell(now) }
            return (changes(), timeline.due.map { told + $0 })
        }

        /// What has changed in the market, and in how it is played.
        private mutating func changes() -> MarketUpdate? {
            let update = timeline.take()
            let playback = timeline.playback
            guard playback != said else { return update }
            said = playback
            return .batch((update.map { [$0] } ?? []) + [.playback(playback)])
        }
    }

    /// A replay on a clock.
    ///
    /// - Parameter later: what is to be loaded before the first update without holding up the first picture; it is asked
    ///   once, away from the main thread.
    public init(
        _ timeline: some ReplayTimeline, name: String = "replay", clock: some Clock<Duration> = ContinuousClock(),
        later: @escaping @Sendable () -> [MarketUpdate] = { [] }
    ) {
        self.name = name
        self.clock = ReplayClock(clock)
        self.later = later
        sharedState = Mutex(SharedState(timeline: timeline, told: self.clock.now()))
    }

    /// Where it is and how fast it goes, the commands sent so far included.
    public var state: ReplayState { sharedState.withLock(\.timeline.state) }

    /// Does what a viewer asks. It never waits; what changes is the next update.
    public func send(_ command: ReplayCommand) {
        let now = clock.now()
        sharedState.withLock { sharedState in
            sharedState.tell(now)
            sharedState.timeline.send(command)
        }
        bell.ring()
    }

    /// Its updates, without an end: at the last close it waits for commands.
    public func updates() -> AsyncStream<MarketUpdate> {
        AsyncStream { [self] in await next() }
    }

    private func next() async -> MarketUpdate? {
        learn()
        while !Task.isCancelled {
            let now = clock.now()
            let (update, due) = sharedState.withLock { $0.take(now) }
            if let update { return update }
            await bell.wait(until: due, on: clock)
        }
        return nil
    }

    /// Loads what comes late. It is of all times: what of it is to be seen now, the timeline says.
    private func learn() {
        let isFirst = sharedState.withLock { sharedState in
            defer { sharedState.isLearning = false }
            return sharedState.isLearning
        }
        guard isFirst else { return }
        let updates = later()
        sharedState.withLock { $0.timeline.learn(updates) }
    }
}
