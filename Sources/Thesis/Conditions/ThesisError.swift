import Model

/// An error in a thesis file and its location.
public struct ThesisError: Error, Hashable, Sendable {
    /// The name of the file.
    public let file: String
    /// Where the error begins.
    public let location: ThesisSource.SourceLocation
    /// The length of the invalid text in characters, at least 1.
    public let length: Int
    /// What is wrong and what was expected, as plain text: it may quote the file.
    public let message: String
    /// The text of the line.
    public let line: String

    /// Creates an error at a location; `lines` are the lines of the file.
    public init(
        file: String, lines: [String], at location: ThesisSource.SourceLocation, length: Int = 1, _ message: String
    ) {
        self.file = file
        self.location = location
        self.message = PlainText.clean(message, limit: InvalidCondition.longestMessage)
        line = lines.indices.contains(location.line - 1) ? lines[location.line - 1] : ""
        self.length = max(1, min(length, line.count - location.column + 1))
    }
}

extension ThesisError: CustomStringConvertible {
    /// The location and message, then the line with a caret under the invalid text.
    public var description: String {
        let head = "\(PlainText.clean(file, limit: 4096)):\(location.line):\(location.column): \(message)"
        guard !line.isEmpty else { return head }
        let indent = String(repeating: " ", count: max(0, location.column - 1))
        let caret = "^" + String(repeating: "~", count: length - 1)
        return "\(head)\n    \(PlainText.columns(of: line))\n    \(indent)\(caret)"
    }
}

/// All errors in a thesis file, in the order of its lines.
public struct ThesisErrors: Error, CustomStringConvertible, Sendable {
    /// The errors, at least one.
    public let errors: [ThesisError]

    /// Creates a collection of errors.
    public init(_ errors: [ThesisError]) { self.errors = errors }

    /// The descriptions of all errors, one below the other.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}

extension PlainText {
    /// A line of a file without characters unsafe for a terminal. Each is replaced by one other, a tab by a blank, so
    /// that columns do not move.
    fileprivate static func columns(of line: String) -> String {
        String(line.map { $0 == "\t" || $0 == " " ? " " : clean(String($0)).first ?? "?" })
    }
}
