/// Text that lies over the panels until it is closed.
public struct Page: Hashable, Sendable {
    /// What it is about.
    public enum Subject: Hashable, Sendable {
        /// The keys.
        case help
        /// How the figure under the cursor is made.
        case method
        /// What the session brought, in words.
        case recap
        /// The alerts that were told.
        case alerts
        /// How the sources are.
        case sources
    }

    /// What it is about.
    public let subject: Subject
    /// The first row in sight.
    public var first = 0

    /// A page from its beginning.
    public init(_ subject: Subject) { self.subject = subject }
}
