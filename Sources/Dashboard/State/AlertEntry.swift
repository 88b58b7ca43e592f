public import Model
import Thesis

/// An alert that was triggered.
public struct AlertEntry: Hashable, Sendable {
    /// Identifies an alert, as long as its condition stays the same.
    public struct Key: Hashable, Sendable {
        /// Its name.
        public let id: String
        /// Its condition.
        public let when: String
    }

    /// The name of the alert.
    public let id: String
    /// The date: where the user is, or in history the market's.
    public let day: Day
    /// The time of day where the user is; nil in history.
    public let time: String?
    /// The alert's text.
    public let text: String
    /// The expression that became true.
    public let when: String
    /// The least time between two reports of the alert, in milliseconds.
    public let cooldown: Int64
    /// Whether the condition has been met ever since, as far as is known.
    public let isRunning: Bool

    /// An alert that was triggered at a time.
    public init(
        id: String, day: Day, time: String?, text: String, when: String, cooldown: Int64 = 0, isRunning: Bool = true
    ) {
        self.id = id
        self.day = day
        self.time = time
        self.text = text
        self.when = when
        self.cooldown = cooldown
        self.isRunning = isRunning
    }

    init(_ alert: Thesis.Alert, day: Day, time: String?) {
        self.init(
            id: alert.id, day: day, time: time, text: alert.text, when: alert.when.text, cooldown: alert.cooldown)
    }

    /// The alert that it is an entry of.
    public var key: Key { Key(id: id, when: when) }
}

extension AlertEntry.Key {
    init(_ alert: Thesis.Alert) { self.init(id: alert.id, when: alert.when.text) }
}
