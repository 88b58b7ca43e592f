import Model

/// A change by the user that can be undone.
struct UndoableChange: Sendable {
    /// What it concerns, with what was there before.
    enum Kind: Sendable {
        /// The configuration's file.
        case edit
        /// How figures are shown.
        case view(ViewChoice)
    }

    /// The most changes that are kept.
    static let limit = 100

    let kind: Kind
    /// What was done, such as `added NVDA to mine`.
    let message: String
}
