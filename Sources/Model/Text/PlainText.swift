/// Text from outside made fit for a terminal cell. Every source calls this on every word it takes in, so that nothing
/// past the edge has to ask.
public enum PlainText {
    /// The text without anything that moves, hides or reorders: no control, format, private-use or unassigned character,
    /// none that is invisible by default (zero width, variation selectors, joiners, tags), at most two combining marks on
    /// a letter; every run of blanks and line ends is one space, none at the ends; past `limit` scalars it ends in `…`.
    public static func clean(_ text: some StringProtocol, limit: Int = 512) -> String {
        let text = String(text)
        if isPlain(text.utf8, limit: limit) { return text }
        var cleaner = Cleaner(limit: limit)
        for scalar in text.unicodeScalars {
            cleaner.take(scalar)
            if cleaner.isFull { break }
        }
        return cleaner.text
    }

    /// Text of several lines made fit for a terminal: as `clean`, but with its line ends, tabs and blanks as they stand, all
    /// of its marks, and of any length. For words of the program's own that quote what is not.
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

    /// Whether a character neither moves, hides nor reorders what stands beside it.
    public static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: false
        default: !scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether it is clean already: the usual case, told without a look at Unicode's tables.
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

/// The text so far, and what the next scalar needs to know of it.
private struct Cleaner {
    let limit: Int
    private(set) var isFull = false
    private var scalars = String.UnicodeScalarView()
    private var count = 0
    private var marks = 0
    private var blankWaits = false

    init(limit: Int) { self.limit = limit }

    var text: String { String(scalars) }

    mutating func take(_ scalar: Unicode.Scalar) {
        if (0x21...0x7E).contains(scalar.value) { return show(scalar, isMark: false) }
        if isBlank(scalar) {
            blankWaits = count > 0
            return
        }
        if PlainText.isShown(scalar) { show(scalar, isMark: isMark(scalar)) }
    }

    private mutating func show(_ scalar: Unicode.Scalar, isMark: Bool) {
        if isMark {
            guard marks < 2, count > 0, !blankWaits else { return }
            marks += 1
        } else {
            marks = 0
        }
        if blankWaits { append(" ") }
        blankWaits = false
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
