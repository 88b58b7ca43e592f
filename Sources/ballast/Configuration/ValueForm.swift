/// A type of value for configuration keys, with its parser, writer and description.
struct ValueForm<Value: Sendable>: Sendable {
    /// A description: `a time such as "20 s"`.
    let description: String
    /// Parses a TOML value.
    let read: @Sendable (TOMLItem) throws(InvalidValue) -> Value
    /// Writes a value as TOML.
    let write: @Sendable (Value) -> String
    /// A sentence for the documentation if the default does not show it: the alternatives, or a limit.
    var explanation: String?

    /// The same form, with a text that stands for nil.
    func optional(_ placeholder: String) -> ValueForm<Value?> {
        ValueForm<Value?>(
            description: description,
            read: { item throws(InvalidValue) in item == .text(placeholder) ? nil : try read(item) },
            write: { value in value.map(write) ?? TOMLText.quoted(placeholder) })
    }
}

/// An error in a value, with its location inside of it.
struct InvalidValue: Error {
    /// The keys and positions that lead to the error from the value that was read; empty if the value itself is wrong.
    var path: [String] = []
    let message: String

    /// A value of another type.
    init(expected: String, _ item: TOMLItem) { message = "expected \(expected), found \(item.kind)" }

    /// A value that is invalid for another reason.
    init(_ message: String) { self.message = message }

    /// The same error, below a key.
    func under(_ key: String) -> InvalidValue {
        var copy = self
        copy.path.insert(key, at: 0)
        return copy
    }
}

/// Writing of TOML values.
enum TOMLText {
    /// A quoted string.
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

    /// A key, quoted if necessary.
    static func key(_ name: String) -> String {
        let isBare = name.unicodeScalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || scalar == "-" || scalar == "_"
        }
        return isBare && !name.isEmpty ? name : quoted(name)
    }

    /// A list of values that are already TOML.
    static func list(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }

    /// An inline table of values that are already TOML.
    static func table(_ entries: [(key: String, value: String)]) -> String {
        if entries.isEmpty { return "{}" }
        return "{ \(entries.map { "\(key($0.key)) = \($0.value)" }.joined(separator: ", ")) }"
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
