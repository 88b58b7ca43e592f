/// What is wrong with a thesis file, and where.
public struct ThesisError: Error, Hashable, Sendable {
    /// The file.
    public let file: String
    /// The place.
    public let place: ThesisSource.Place
    /// How many characters the wrong part has, one at least.
    public let length: Int
    /// What is wrong and what was expected.
    public let message: String
    /// The line of the file.
    public let line: String

    /// A fault at a place of a file whose lines are known.
    public init(
        file: String, lines: [String], at place: ThesisSource.Place, length: Int = 1, _ message: String
    ) {
        self.file = file
        self.place = place
        self.message = message
        line = lines.indices.contains(place.line - 1) ? lines[place.line - 1] : ""
        self.length = max(1, min(length, line.count - place.column + 1))
    }
}

extension ThesisError: CustomStringConvertible {
    /// The place, what is wrong, the line, and a caret under the place.
    public var description: String {
        let head = "\(file):\(place.line):\(place.column): \(message)"
        guard !line.isEmpty else { return head }
        // What stands before the place, tabs kept, so that the caret stands right wherever tabs go.
        let indent = String(line.prefix(max(0, place.column - 1)).map { $0 == "\t" ? "\t" : " " })
        let missing = String(repeating: " ", count: max(0, place.column - 1 - indent.count))
        let caret = "^" + String(repeating: "~", count: length - 1)
        return "\(head)\n    \(PlainText.clean(line, tabsKept: true))\n    \(indent)\(missing)\(caret)"
    }
}

/// Everything that is wrong with a thesis file, in the order of its lines.
public struct ThesisErrors: Error, CustomStringConvertible, Sendable {
    /// The faults; at least one.
    public let errors: [ThesisError]

    /// Faults.
    public init(_ errors: [ThesisError]) { self.errors = errors }

    /// All of them, one below the other.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}

extension PlainText {
    /// A line of a file made fit for a terminal, with its blanks as they stand so that columns stay what they are.
    fileprivate static func clean(_ line: String, tabsKept: Bool) -> String {
        String(line.map { $0 == "\t" || $0 == " " ? $0 : clean(String($0)).first ?? "?" })
    }
}
