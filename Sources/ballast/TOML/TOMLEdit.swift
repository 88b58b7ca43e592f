import Formats

/// A TOML text in which single entries are changed; every other byte stays as it is, with comments, blanks and line ends.
///
/// An entry that is removed takes the comment behind it on its line along. What a change means is not checked here.
struct TOMLEdit {
    private(set) var scalars: [Unicode.Scalar]
    private(set) var outline: TOMLOutline

    /// Starts from a text; throws if it does not follow the grammar.
    init(_ text: String) throws(TOMLSyntaxError) {
        outline = try TOMLOutline(text)
        scalars = Array(text.unicodeScalars)
    }

    /// The text with all changes.
    var text: String { string(0..<scalars.count) }

    /// Replaces part of the text.
    mutating func replace(_ range: Range<Int>, with text: String) throws(TOMLSyntaxError) {
        try replace([(range, text)])
    }

    /// Replaces several parts of the text, which do not overlap.
    mutating func replace(_ parts: [(range: Range<Int>, text: String)]) throws(TOMLSyntaxError) {
        for part in parts.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            scalars.replaceSubrange(part.range, with: Array(part.text.unicodeScalars))
        }
        outline = try TOMLOutline(text)
    }

    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }
}

extension TOMLEdit {
    /// The line end of the text: that of its first line.
    var lineEnd: String {
        guard let first = scalars.firstIndex(of: "\n"), first > 0, scalars[first - 1] == "\r" else { return "\n" }
        return "\r\n"
    }

    /// The start of the line of a position; a byte-order mark precedes the first line.
    func lineStart(of index: Int) -> Int {
        if let end = scalars[..<index].lastIndex(of: "\n") { return end + 1 }
        return scalars.first == "\u{FEFF}" ? 1 : 0
    }

    /// The position after the line of a position, including its line end.
    func nextLine(after index: Int) -> Int {
        scalars[index...].firstIndex(of: "\n").map { $0 + 1 } ?? scalars.count
    }

    /// The end of the line of a position, before its line end.
    func endOfLine(after index: Int) -> Int {
        let next = nextLine(after: index)
        guard next > index, scalars[next - 1] == "\n" else { return next }
        return next - 1 > index && scalars[next - 2] == "\r" ? next - 2 : next - 1
    }

    /// The blanks at the start of the line of a position.
    func indentation(of index: Int) -> String {
        let start = lineStart(of: index)
        return string(start..<(scalars[start...].firstIndex { $0 != " " && $0 != "\t" } ?? scalars.count))
    }

    /// Whether only blanks precede a position on its line.
    func isFirstOnLine(_ index: Int) -> Bool {
        scalars[lineStart(of: index)..<index].allSatisfy { $0 == " " || $0 == "\t" }
    }

    /// Inserts a line after the line of a position; the last line of a text without a final line end keeps none.
    mutating func insertLine(_ line: String, after index: Int) throws(TOMLSyntaxError) {
        let next = nextLine(after: index)
        let isComplete = next > 0 && next <= scalars.count && scalars[..<next].last == "\n"
        try replace(next..<next, with: isComplete ? line + lineEnd : lineEnd + line)
    }

    /// Appends lines after a blank one.
    mutating func appendLines(_ lines: [String]) throws(TOMLSyntaxError) {
        let end = scalars.count
        let isEmpty = end == lineStart(of: end) && lineStart(of: end) <= 1
        let isComplete = isEmpty || scalars.last == "\n"
        let block = lines.joined(separator: lineEnd)
        let lead = isEmpty ? "" : isComplete ? lineEnd : lineEnd + lineEnd
        try replace(end..<end, with: lead + block + (isComplete ? lineEnd : ""))
    }
}
