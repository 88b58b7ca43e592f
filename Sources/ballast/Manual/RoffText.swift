/// Text with the characters escaped that roff interprets, or that a terminal would show as others.
enum RoffText {
    /// The most columns of a line.
    private static let width = 100

    /// A paragraph in lines, each with its line feed.
    static func lines(_ text: String) -> String {
        var lines = [""]
        for word in line(text).split(separator: " ") {
            if !lines[lines.count - 1].isEmpty, lines[lines.count - 1].count + word.count >= width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + String(word)
        }
        return lines.map { protected($0) + "\n" }.joined()
    }

    /// A text on one line.
    static func line(_ text: String) -> String {
        var line = "", plain = "", isLiteral = false
        func flush() {
            line += isLiteral ? literal(plain) : prose(plain)
            plain = ""
        }
        for character in text {
            switch character {
            case "`":
                flush()
                isLiteral.toggle()
                line += isLiteral ? "\\fB" : "\\fR"
            case "‹", "›":
                flush()
                line += character == "‹" ? "\\fI" : "\\fR"
            default: plain.append(character)
            }
        }
        flush()
        return protected(line)
    }

    /// A text that can be copied and typed: each hyphen is the character of the keyboard.
    static func literal(_ text: String) -> String { text.map { escaped($0, isLiteral: true) }.joined() }

    /// An argument of a macro, in quotation marks.
    static func argument(_ text: String) -> String {
        "\"\(literal(text).replacing("\"", with: "\\(dq"))\""
    }

    /// A line that roff does not take for a request.
    static func protected(_ line: String) -> String { line.first == "." || line.first == "'" ? "\\&" + line : line }

    /// Words, of which those that can be typed, such as options, paths, dates and values, are literal.
    private static func prose(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.map { escaped($0, isLiteral: isTyped(word)) }.joined()
        }.joined(separator: " ")
    }

    private static func isTyped(_ word: Substring) -> Bool {
        let bare = word.drop { "(“[".contains($0) }
        return bare.first == "-" || word.contains { "\"/_=<>{".contains($0) || $0.isNumber }
    }

    private static func escaped(_ character: Character, isLiteral: Bool) -> String {
        switch character {
        case "\\": "\\(rs"
        case "-": isLiteral ? "\\-" : "-"
        case "'": isLiteral ? "\\(aq" : "'"
        case "`": "\\(ga"
        case "^": "\\(ha"
        case "~": "\\(ti"
        default: character.isASCII ? String(character) : character.unicodeScalars.map(named).joined()
        }
    }

    private static func named(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
    }
}
