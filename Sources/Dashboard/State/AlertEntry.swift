public import Model

/// An alert that was told.
public struct AlertEntry: Hashable, Sendable {
    /// The market's date.
    public let day: Day
    /// What it said.
    public let words: String
    /// The expression that held.
    public let when: String
}
