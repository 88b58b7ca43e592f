/// A source of market updates: bundled tables, a replay, a live service. One contract suite covers all of them.
public protocol MarketSource: Sendable {
    /// The asynchronous sequence of updates.
    associatedtype Updates: AsyncSequence & Sendable where Updates.Element == MarketUpdate, Updates.Failure == Never

    /// The source's identifier, shown next to its figures.
    var name: String { get }

    /// The updates from now on, in order of time, until the source has no more or the task is cancelled. An error is an
    /// update (`.source`) and is never thrown: the previous data stays.
    func updates() -> Updates
}
