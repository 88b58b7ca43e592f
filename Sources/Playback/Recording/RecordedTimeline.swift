public import Model

/// A recording as a timeline: plays updates at the recorded intervals or a multiple of that speed.
///
/// Every update is played in order, and none is skipped at any speed. All are marked as a replay, so that old prices are
/// not mistaken for live ones. A step is a minute, or up to the next update if there is none within a minute.
public struct RecordedTimeline: ReplayTimeline {
    private let reader: RecordingReader
    private var speed: Double
    private var isPaused = false
    /// The current time of the recording.
    private var now: Timestamp
    private var waiting: RecordingReader.Record?
    private var hasReportedEnd = false
    /// Updates that are due and not yet drained.
    private var pending: [MarketUpdate] = []
    private var day: Day
    private let firstDay: Day

    /// The length of a step in milliseconds.
    private static let step: Int64 = 60_000

    /// A timeline at the beginning of a recording.
    ///
    /// - Parameter speed: the multiple of the recorded speed, 0.1…1000.
    public init(_ reader: RecordingReader, speed: Double = 1) {
        self.reader = reader
        self.speed = RecordedTimeline.bounded(speed)
        now = reader.start
        waiting = reader.next()
        day = waiting?.update.day ?? NewYorkTime.wallClock(at: reader.start).day
        firstDay = day
        play()
    }

    /// The current position and speed.
    public var state: ReplayState {
        ReplayState(day: day, isPaused: isPaused, speed: speed, isAtEnd: waiting == nil, span: min(firstDay, day)...day)
    }

    /// The position and speed as the market model represents them.
    public var playback: Playback { Playback(span: state.span, speed: .times(speed), isPaused: isPaused) }

    /// The time until the next update; nil while paused or at the end.
    public var due: Duration? {
        if !pending.isEmpty { return .zero }
        guard !isPaused, let waiting else { return nil }
        let milliseconds = max(0, waiting.time.milliseconds - now.milliseconds)
        return .seconds(Double(milliseconds) / 1000 / speed)
    }

    /// Executes a command. A jump to a date replays from the beginning up to the start of that day.
    public mutating func send(_ command: PlaybackCommand) {
        switch command {
        case .pause: isPaused = true
        case .resume: isPaused = waiting == nil
        case .toggle: isPaused = waiting == nil || !isPaused
        case .step(let count): step(count)
        case .jump(let day): go(to: Timestamp(day, hour: 0, minute: 0))
        case .changeSpeed(let factor): speed = RecordedTimeline.bounded(speed * factor)
        }
    }

    /// Advances the timeline by elapsed time.
    public mutating func advance(by time: Duration) {
        guard !isPaused, waiting != nil else { return }
        let (seconds, attoseconds) = time.components
        let milliseconds = (Double(seconds) * 1000 + Double(attoseconds) / 1e15) * speed
        // Times are whole milliseconds: round to the nearest, so that an update due within half a millisecond is
        // played.
        now = Timestamp(milliseconds: now.milliseconds + Int64((milliseconds + 0.5).rounded(.down)))
        play()
    }

    /// Does nothing: a recording shows only what was recorded.
    public mutating func ingest(_ updates: [MarketUpdate]) {}

    /// The updates since the last call, as one update; nil if there are none.
    public mutating func drain() -> MarketUpdate? {
        defer { pending = [] }
        return pending.count > 1 ? .batch(pending) : pending.first
    }

    private static func bounded(_ speed: Double) -> Double { speed.isNaN ? 1 : min(max(speed, 0.1), 1000) }
}

extension RecordedTimeline {
    /// Plays the records that have become due.
    private mutating func play() {
        while let record = waiting, record.time <= now {
            day = record.update.day ?? day
            if let update = record.update.asReplay { pending.append(update) }
            waiting = reader.next()
        }
        guard waiting == nil, !hasReportedEnd else { return }
        hasReportedEnd = true
        isPaused = true
        if let error = reader.error {
            pending.append(.source(SourceStatus("recording", .partial, reason: error.reason)))
        }
    }

    private mutating func step(_ count: Int) {
        isPaused = true
        let target = now.milliseconds + Int64(count.clamped(to: 100_000)) * RecordedTimeline.step
        if count < 0 { return go(to: Timestamp(milliseconds: max(target, reader.start.milliseconds))) }
        now = max(Timestamp(milliseconds: target), waiting?.time ?? now)
        play()
    }

    /// Plays everything from the beginning to a time at once, merged into one snapshot.
    private mutating func go(to time: Timestamp) {
        reader.rewind()
        waiting = reader.next()
        hasReportedEnd = false
        isPaused = true
        pending = []
        now = max(reader.start, time)
        play()
        guard case .snapshot(var market)? = pending.first else { return }
        market.apply(.batch(Array(pending.dropFirst())))
        pending = [.snapshot(market)]
    }
}

extension MarketUpdate {
    /// The market date after this update; nil if the update does not set it.
    fileprivate var day: Day? {
        switch self {
        case .snapshot(let market): market.day
        case .moment(let moment): moment.day
        case .batch(let updates): updates.lazy.compactMap(\.day).last
        default: nil
        }
    }

    /// The update as shown in a replay: marked as one, and without the playback state at the time of recording.
    fileprivate var asReplay: MarketUpdate? {
        switch self {
        case .snapshot(let market): .snapshot(market.applying(.moment(market.moment.replayed)))
        case .moment(let moment): .moment(moment.replayed)
        case .playback: nil
        case .batch(let updates): .batch(updates.compactMap(\.asReplay))
        default: self
        }
    }
}

extension Moment {
    fileprivate var replayed: Moment { Moment(day, session, mode: .replay, minute: minute) }
}

extension Int {
    fileprivate func clamped(to limit: Int) -> Int { Swift.min(Swift.max(self, -limit), limit) }
}
