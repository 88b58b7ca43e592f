public import Model

/// A source that can show different times, controlled by commands.
public protocol SteeredSource: MarketSource {
    /// Executes a command without waiting; its effect is in the next update.
    func send(_ command: PlaybackCommand)
}
