import Model

/// What makes a text no TOML, and where.
struct TOMLSyntaxError: Error, Hashable {
    /// The line and, in characters, the column, both from 1.
    let place: ThesisSource.Place
    /// The key or table that is being read there; nil between them.
    let key: String?
    /// What is wrong.
    let message: String

    /// An error at a place; its words become plain text.
    init(at place: ThesisSource.Place, key: String? = nil, _ message: String) {
        self.place = place
        self.key = key.map { PlainText.clean($0, limit: 80) }
        self.message = PlainText.clean(message, limit: 400)
    }
}
