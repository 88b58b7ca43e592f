/// External text made safe for a terminal cell. Every source applies this to all text that it receives, so that no
/// later stage has to.
public enum PlainText {
    /// The text without characters that move the cursor, hide or reorder text: no control, format, private-use or
    /// unassigned characters, none that are invisible by default (zero width, variation selectors, joiners, tags), and
    /// at most two combining marks per letter. A run of blanks and line ends becomes one space, with none at either
    /// end; a text longer than `limit` scalars ends in `…`.
    public static func clean(_ text: some StringProtocol, limit: Int = 512) -> String {
        let text = String(text)
        if isPlain(text.utf8, limit: limit) { return text }
        var cleaner = Cleaner(limit: limit)
        for scalar in text.unicodeScalars {
            cleaner.consume(scalar)
            if cleaner.isFull { break }
        }
        return cleaner.text
    }

    /// Text of several lines made safe for a terminal: as `clean`, but with line ends, tabs, blanks and all combining
    /// marks retained, and of any length. For the program's own messages that quote external text.
    public static func lines(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x09 }) { return text }
        var lines = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\u{2028}" || scalar == "\u{2029}" {
                lines.append(" ")
            } else if scalar == "\n" || scalar == "\t" || isShown(scalar) {
                lines.append(scalar)
            }
        }
        return String(lines)
    }

    /// Whether a character is safe to show: it neither moves the cursor nor hides or reorders the text around it.
    public static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: false
        default: !scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether the text is clean already; the usual case, decided without Unicode's tables.
    private static func isPlain(_ bytes: String.UTF8View, limit: Int) -> Bool {
        var previous = UInt8(ascii: " ")
        var count = 0
        for byte in bytes {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
            count += 1
        }
        return count == 0 || (count <= limit && previous != 0x20)
    }
}

/// The text so far, and the state needed for the next scalar.
private struct Cleaner {
    let limit: Int
    private(set) var isFull = false
    private var scalars = String.UnicodeScalarView()
    private var count = 0
    private var marks = 0
    private var hasPendingBlank = false

    init(limit: Int) { self.limit = limit }

    var text: String { String(scalars) }

    mutating func consume(_ scalar: Unicode.Scalar) {
        if (0x21...0x7E).contains(scalar.value) { return show(scalar, isMark: false) }
        if isBlank(scalar) {
            hasPendingBlank = count > 0
            return
        }
        if PlainText.isShown(scalar) { show(scalar, isMark: isMark(scalar)) }
    }

    private mutating func show(_ scalar: Unicode.Scalar, isMark: Bool) {
        if isMark {
            guard marks < 2, count > 0, !hasPendingBlank else { return }
            marks += 1
        } else {
            marks = 0
        }
        if hasPendingBlank { append(" ") }
        hasPendingBlank = false
        append(scalar)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        guard !isFull else { return }
        if count < limit {
            scalars.append(scalar)
            count += 1
        } else {
            isFull = true
            if limit > 0 {
                scalars.removeLast()
                scalars.append("…")
            }
        }
    }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: true
        case .control: (0x09...0x0D).contains(scalar.value) || scalar.value == 0x85
        default: false
        }
    }

    private func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}
