/// Text that covers the panels until it is closed.
public struct Page: Hashable, Sendable {
    /// The subject of a page.
    public enum Subject: Hashable, Sendable {
        /// The key bindings.
        case help
        /// The method of the figure under the cursor.
        case method
        /// The recap of the session.
        case recap
        /// The alerts that were triggered.
        case alerts
        /// The state of the sources.
        case sources
    }

    /// The subject of the page.
    public let subject: Subject
    /// The text that its rows must contain, on a page that can be searched; all if empty.
    public internal(set) var search = ""
    /// The first visible row.
    public var first = 0

    /// The entry under the cursor, on a page of entries.
    public var row = 0

    /// Whether its rows can be searched.
    var isSearchable: Bool { subject == .help }

    /// Creates a page that shows its beginning.
    public init(_ subject: Subject) { self.subject = subject }
}
