/// An alert as it is written in the configuration.
public struct AlertDraft: Hashable, Sendable {
    /// Its name.
    public var id: String
    /// The message.
    public var text: String
    /// The condition, in the language of the thesis.
    public var when: String
    /// How long the condition must have been met, such as `5 min`; nil for no time.
    public var hold: String?
    /// The least time between two reports; nil for none.
    public var cooldown: String?

    /// An alert that is reported as soon as its condition is met.
    public init(id: String, text: String, when: String, hold: String? = nil, cooldown: String? = nil) {
        self.id = id
        self.text = text
        self.when = when
        self.hold = hold
        self.cooldown = cooldown
    }
}
