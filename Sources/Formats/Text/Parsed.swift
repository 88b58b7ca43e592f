/// The result of parsing a response or a file: its content, and the errors of the rows or cells left out.
package struct Parsed<Content: Sendable>: Sendable {
    /// The valid content.
    package var content: Content
    /// The errors, in order of line.
    package var errors: [FeedError]

    package init(_ content: Content, errors: [FeedError] = []) {
        self.content = content
        self.errors = errors
    }
}

extension Parsed where Content: Collection {
    /// Returns itself; throws the first error if there are errors and no content, since such a file is entirely
    /// invalid.
    package func orThrow() throws(FeedError) -> Parsed {
        if content.isEmpty, let first = errors.first { throw first }
        return self
    }
}
