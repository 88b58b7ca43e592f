public import Model

/// A replay as a value: given elapsed time and commands, it returns how the market changes. It has no clock and never
/// waits, so that tests can step through it.
public protocol ReplayTimeline: Sendable {
    /// The current position and speed.
    var state: ReplayState { get }
    /// The position and speed as the market model represents them.
    var playback: Playback { get }
    /// The time until the next step; nil while paused.
    var due: Duration? { get }

    /// Executes a command.
    mutating func send(_ command: PlaybackCommand)
    /// Advances by elapsed time.
    mutating func advance(by time: Duration)
    /// Adds data of any date, such as tables that are loaded later.
    mutating func ingest(_ updates: [MarketUpdate])
    /// The change since the last call as one update, however large; nil if nothing changed.
    mutating func drain() -> MarketUpdate?
}

extension ReplayTimeline {
    /// The speed in sessions per second.
    public var playback: Playback {
        Playback(span: state.span, speed: .sessions(state.speed), isPaused: state.isPaused)
    }
}
