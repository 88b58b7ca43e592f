/// Where updates come from: bundled tables, a replay, a live service. One contract suite runs over every one.
public protocol MarketSource: Sendable {
    /// What it yields.
    associatedtype Updates: AsyncSequence & Sendable where Updates.Element == MarketUpdate, Updates.Failure == Never

    /// Its own word, as it stands beside its figures.
    var name: String { get }

    /// Its updates from now on, in order of time, until it has no more or the task is cancelled. A fault is an update
    /// (`.source`), never an error: what was known stands.
    func updates() -> Updates
}
