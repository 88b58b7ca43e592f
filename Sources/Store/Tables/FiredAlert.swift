public import Model

/// An alert that was told.
public struct FiredAlert: Hashable, Sendable {
    /// The name of the alert.
    public let id: String
    /// Its condition.
    public let condition: String
    /// Its text.
    public let words: String
    /// The date and the time of day where the user was.
    public let day: Day
    /// The time of day, such as `17:03`; nil if it is not known.
    public let time: String?
    /// When it was told.
    public let firedAt: Timestamp
    /// Whether its condition has been met ever since, as far as any dashboard has seen.
    public let isRunning: Bool

    /// An alert that was told at a time.
    public init(
        id: String, condition: String, words: String, day: Day, time: String?, firedAt: Timestamp,
        isRunning: Bool = true
    ) {
        self.id = id
        self.condition = condition
        self.words = words
        self.day = day
        self.time = time
        self.firedAt = firedAt
        self.isRunning = isRunning
    }
}
