extension JSON {
    /// The value as JSON text: indented by two blanks per level, or on one line. Numbers have the shortest form that
    /// parses to the same value; there is no newline at the end.
    public func text(indented: Bool = true) -> String {
        var writer = JSONWriter(indented: indented)
        writer.write(self)
        return writer.text
    }
}

/// Builds the text and tracks the depth of nesting.
private struct JSONWriter {
    let indented: Bool
    private(set) var text = ""
    private var depth = 0

    init(indented: Bool) { self.indented = indented }

    mutating func write(_ value: JSON) {
        switch value {
        case .null: text += "null"
        case .bool(let truth): text += truth ? "true" : "false"
        case .number(let number): write(number)
        case .string(let string): write(string)
        case .array(let values): write(values, "[", "]") { $0.write($1) }
        case .object(let members):
            write(members, "{", "}") { writer, member in
                writer.write(member.name)
                writer.text += writer.indented ? ": " : ":"
                writer.write(member.value)
            }
        }
    }

    private mutating func write<Item>(
        _ items: [Item], _ open: String, _ close: String, _ each: (inout JSONWriter, Item) -> Void
    ) {
        text += open
        depth += 1
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            breakLine()
            each(&self, item)
        }
        depth -= 1
        if !items.isEmpty { breakLine() }
        text += close
    }

    private mutating func breakLine() {
        guard indented else { return }
        text += "\n"
        for _ in 0..<depth { text += "  " }
    }

    private mutating func write(_ number: Double) {
        if !number.isFinite {
            text += "null"
        } else if number.magnitude < 9_007_199_254_740_992, let whole = Int64(exactly: number) {
            text += String(whole)
        } else {
            text += number.description
        }
    }

    private mutating func write(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case " "..."~": text.unicodeScalars.append(scalar)
            default:
                if PlainText.isShown(scalar), scalar != "\u{2028}", scalar != "\u{2029}" {
                    text.unicodeScalars.append(scalar)
                } else {
                    UTF16.encode(scalar)?.forEach { writeEscaped(UInt32($0)) }
                }
            }
        }
        text += "\""
    }

    private mutating func writeEscaped(_ code: UInt32) {
        let digits = String(code, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
