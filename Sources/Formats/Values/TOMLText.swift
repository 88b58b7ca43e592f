/// Writing of TOML values.
package enum TOMLText {
    /// A quoted string.
    package static func quoted(_ text: String) -> String {
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
    package static func key(_ name: String) -> String {
        let isBare = name.unicodeScalars.allSatisfy { scalar in
            ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                || scalar == "-" || scalar == "_"
        }
        return isBare && !name.isEmpty ? name : quoted(name)
    }

    /// A list of values that are already TOML.
    package static func list(_ values: [String]) -> String { "[\(values.joined(separator: ", "))]" }

    /// An inline table of values that are already TOML.
    package static func table(_ entries: [(key: String, value: String)]) -> String {
        if entries.isEmpty { return "{}" }
        return "{ \(entries.map { "\(key($0.key)) = \($0.value)" }.joined(separator: ", ")) }"
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
