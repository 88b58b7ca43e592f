public import Model

/// A source that can show different times, controlled by commands.
public protocol SteeredSource: MarketSource {
    /// The current position and speed, including the commands sent so far.
    var state: ReplayState { get }

    /// Executes a command without waiting; its effect is in the next update.
    func send(_ command: ReplayCommand)
}
