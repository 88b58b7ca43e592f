public import Model

/// A recording as a timeline: each update as long after the first as it came, or so many times as fast.
///
/// Every update is played in its order and as it was, none left out however fast it goes. A step is a minute; where nothing
/// came within it, on to what came next.
public struct RecordedTimeline: ReplayTimeline {
    private let reader: RecordingReader
    /// Whether what it plays is said to be a replay: a viewer must not take old prices for live ones.
    private let isShown: Bool
    private var speed: Double
    private var isPaused = false
    /// The time of the recording that is played.
    private var now: Timestamp
    private var waiting: RecordingReader.Record?
    private var hasTold = false
    /// What is due and not yet taken.
    private var pending: [MarketUpdate] = []
    private var day: Day
    private let firstDay: Day

    /// Milliseconds of a step.
    private static let step: Int64 = 60_000

    /// A recording from its beginning.
    ///
    /// - Parameters:
    ///   - speed: how many times as fast as it happened, 0.1…1000.
    ///   - isShown: whether a viewer is told that it is a replay; else all is exactly as it was recorded.
    public init(_ reader: RecordingReader, speed: Double = 1, isShown: Bool = false) {
        self.reader = reader
        self.isShown = isShown
        self.speed = RecordedTimeline.bounded(speed)
        now = reader.start
        waiting = reader.next()
        day = waiting?.update.day ?? NewYorkTime.wallClock(at: reader.start).day
        firstDay = day
        play()
    }

    /// Where it is and how fast it goes.
    public var state: ReplayState {
        ReplayState(day: day, isPaused: isPaused, speed: speed, isAtEnd: waiting == nil, span: min(firstDay, day)...day)
    }

    /// The same as the market tells it.
    public var playback: Playback { Playback(span: state.span, speed: .times(speed), isPaused: isPaused) }

    /// The time to the next update; nil where it stands still.
    public var due: Duration? {
        if !pending.isEmpty { return .zero }
        guard !isPaused, let waiting else { return nil }
        let milliseconds = max(0, waiting.time.milliseconds - now.milliseconds)
        return .seconds(Double(milliseconds) / 1000 / speed)
    }

    /// Does what a viewer asks. A date is gone to from the beginning, to what came first on it.
    public mutating func send(_ command: ReplayCommand) {
        switch command {
        case .pause: isPaused = true
        case .resume: isPaused = waiting == nil
        case .toggle: isPaused = waiting == nil || !isPaused
        case .step(let count): step(count)
        case .jump(let day): go(to: Timestamp(day, hour: 0, minute: 0))
        case .speed(let speed): self.speed = RecordedTimeline.bounded(speed)
        }
    }

    /// Lets time pass.
    public mutating func advance(by time: Duration) {
        guard !isPaused, waiting != nil else { return }
        let (seconds, attoseconds) = time.components
        let milliseconds = (Double(seconds) * 1000 + Double(attoseconds) / 1e15) * speed
        // Time is counted in whole milliseconds: what is due in a hair is due.
        now = Timestamp(milliseconds: now.milliseconds + Int64((milliseconds + 0.5).rounded(.down)))
        play()
    }

    /// Nothing is learned that was not recorded.
    public mutating func learn(_ updates: [MarketUpdate]) {}

    /// What has come since it was last asked.
    public mutating func take() -> MarketUpdate? {
        defer { pending = [] }
        return pending.count > 1 ? .batch(pending) : pending.first
    }

    private static func bounded(_ speed: Double) -> Double { speed.isNaN ? 1 : min(max(speed, 0.1), 1000) }
}

extension RecordedTimeline {
    /// Takes from the recording what has become due.
    private mutating func play() {
        while let record = waiting, record.time <= now {
            day = record.update.day ?? day
            if let update = isShown ? record.update.shown : record.update { pending.append(update) }
            waiting = reader.next()
        }
        guard waiting == nil, !hasTold else { return }
        hasTold = true
        isPaused = true
        if let fault = reader.fault {
            pending.append(.source(SourceStatus("recording", .partial, reason: fault.reason)))
        }
    }

    private mutating func step(_ count: Int) {
        isPaused = true
        let target = now.milliseconds + Int64(count.clamped(to: 100_000)) * RecordedTimeline.step
        if count < 0 { return go(to: Timestamp(milliseconds: max(target, reader.start.milliseconds))) }
        now = max(Timestamp(milliseconds: target), waiting?.time ?? now)
        play()
    }

    /// Plays everything from the beginning to a time at once, as one picture.
    private mutating func go(to time: Timestamp) {
        reader.rewind()
        waiting = reader.next()
        hasTold = false
        isPaused = true
        pending = []
        now = max(reader.start, time)
        play()
        guard case .picture(var market)? = pending.first else { return }
        market.apply(.batch(Array(pending.dropFirst())))
        pending = [.picture(market)]
    }
}

extension MarketUpdate {
    /// The date that everything belongs to from this update on; nil where it does not say.
    fileprivate var day: Day? {
        switch self {
        case .picture(let market): market.day
        case .moment(let moment): moment.day
        case .batch(let updates): updates.lazy.compactMap(\.day).last
        default: nil
        }
    }

    /// It as a viewer is shown it: a replay, played as the viewer plays it and not as it was.
    fileprivate var shown: MarketUpdate? {
        switch self {
        case .picture(let market): .picture(market.applying(.moment(market.moment.replayed)))
        case .moment(let moment): .moment(moment.replayed)
        case .playback: nil
        case .batch(let updates): .batch(updates.compactMap(\.shown))
        default: self
        }
    }
}

extension Moment {
    fileprivate var replayed: Moment { Moment(day, session, mode: .replay, minute: minute) }
}

extension Int {
    fileprivate func clamped(to most: Int) -> Int { Swift.min(Swift.max(self, -most), most) }
}
