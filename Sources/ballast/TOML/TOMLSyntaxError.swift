import Model
import Thesis

/// A syntax error in a TOML text, with its location.
struct TOMLSyntaxError: Error, Hashable {
    /// The line and the column in characters, both from 1.
    let location: ThesisSource.SourceLocation
    /// The key or table at that location; nil between them.
    let key: String?
    /// What is wrong.
    let message: String

    /// Creates an error; the key and the message are cleaned for a terminal.
    init(at location: ThesisSource.SourceLocation, key: String? = nil, _ message: String) {
        self.location = location
        self.key = key.map { PlainText.clean($0, limit: 80) }
        self.message = PlainText.clean(message, limit: 400)
    }
}
