public import Model

/// A replay as a value: told how much time has passed and what the viewer wants, it says how the market has changed.
/// It knows no clock and waits for nothing, so that a test walks it step by step.
public protocol ReplayTimeline: Sendable {
    /// Where it is and how fast it goes.
    var state: ReplayState { get }
    /// The same as the market tells it.
    var playback: Playback { get }
    /// The time to the next step; nil where it stands still.
    var due: Duration? { get }

    /// Does what a viewer asks.
    mutating func send(_ command: ReplayCommand)
    /// Lets time pass.
    mutating func advance(by time: Duration)
    /// Takes in what has been learned of all times, such as tables that are loaded late.
    mutating func learn(_ updates: [MarketUpdate])
    /// What has changed since it was last asked, in one update however much that is; nil where nothing has.
    mutating func take() -> MarketUpdate?
}

extension ReplayTimeline {
    /// By default the speed is in sessions.
    public var playback: Playback {
        Playback(span: state.span, speed: .sessions(state.speed), isPaused: state.isPaused)
    }
}
