import Model

/// A line that is being typed in the footer.
public struct Prompt: Hashable, Sendable {
    /// What it is for.
    public enum Purpose: Hashable, Sendable {
        /// Narrows the watch list as it is typed.
        case filter
        /// Takes a command, a date or a symbol.
        case palette
    }

    /// What it is for.
    public let purpose: Purpose
    /// What has been typed.
    public var text = ""
    /// The suggestion under the cursor.
    public var choice = 0
    /// The ticker that was selected when it was opened.
    let origin: Symbol

    /// An empty prompt over a selected ticker.
    init(_ purpose: Purpose, from origin: Symbol) {
        self.purpose = purpose
        self.origin = origin
    }
}
