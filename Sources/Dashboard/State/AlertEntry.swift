public import Model

/// An alert that was triggered.
public struct AlertEntry: Hashable, Sendable {
    /// The market's date.
    public let day: Day
    /// The alert's text.
    public let text: String
    /// The expression that became true.
    public let when: String
}
