/// A kind of value that a key of the configuration can have: how it is read, how it is written, and what it is in words.
struct ValueForm<Value: Sendable>: Sendable {
    /// What it is: `a time such as "20 s"`.
    let words: String
    /// Takes it out of a file.
    let read: @Sendable (TOMLItem) throws(WrongValue) -> Value
    /// Writes it as TOML.
    let write: @Sendable (Value) -> String
    /// What the documentation says of it, as a sentence, where no value shows that: what the others are, or a limit.
    var explanation: String?

    /// A form in which nothing stands for nil.
    func optional(_ nothing: String) -> ValueForm<Value?> {
        ValueForm<Value?>(
            words: words,
            read: { item throws(WrongValue) in item == .text(nothing) ? nil : try read(item) },
            write: { value in value.map(write) ?? TOMLText.quoted(nothing) })
    }
}

/// What is wrong with a value, and where inside of it.
struct WrongValue: Error {
    /// The keys and places that lead to it from the value that was read; empty where it is that value itself.
    var path: [String] = []
    /// What is wrong.
    let message: String

    /// A value of another form.
    init(expected: String, _ item: TOMLItem) { message = "expected \(expected), found \(item.kind)" }

    /// A value that is wrong for another reason.
    init(_ message: String) { self.message = message }

    /// The same, found under a key.
    func under(_ key: String) -> WrongValue {
        var wrong = self
        wrong.path.insert(key, at: 0)
        return wrong
    }
}

/// How values are written as TOML.
enum TOMLText {
    /// A text between marks.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            default: scalar.value < 0x20 || scalar.value == 0x7F ? escape(scalar) : String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }

    /// A key, between marks where it needs them.
    static func key(_ name: String) -> String {
        let isBare = name.unicodeScalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || scalar == "-" || scalar == "_"
        }
        return isBare && !name.isEmpty ? name : quoted(name)
    }

    /// A list of what is written already.
    static func list(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }

    /// A table in one line of what is written already.
    static func table(_ entries: [(key: String, value: String)]) -> String {
        if entries.isEmpty { return "{}" }
        return "{ \(entries.map { "\(key($0.key)) = \($0.value)" }.joined(separator: ", ")) }"
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
