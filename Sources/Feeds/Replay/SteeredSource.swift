public import Model

/// A source that shows more than one time, as its viewer asks.
public protocol SteeredSource: MarketSource {
    /// Where it is and how fast it goes, the commands sent so far included.
    var state: ReplayState { get }

    /// Does what a viewer asks. It never waits; what changes is the next update.
    func send(_ command: ReplayCommand)
}
