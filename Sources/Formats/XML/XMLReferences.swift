/// Resolves the references in a text: XML's five named entities, and numeric character references.
package enum XMLReferences {
    /// The maximum length of a reference: `&#x10FFFF;` and some leading zeros.
    private static let lengthLimit = 16

    /// The text with its references resolved, once each. An ampersand that does not begin a reference is kept.
    ///
    /// - Parameter names: additional named entities.
    package static func resolved(_ text: ArraySlice<UInt8>, names: [String: Unicode.Scalar] = [:]) -> String {
        guard var ampersand = text.firstIndex(of: .ampersand) else { return String(decoding: text, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var position = text.startIndex
        while true {
            out += text[position..<ampersand]
            let (scalar, end) = reference(text[ampersand...], names) ?? ("&", ampersand + 1)
            out += Array(String(scalar).utf8)
            position = end
            guard let next = text[position...].firstIndex(of: .ampersand) else { break }
            ampersand = next
        }
        return String(decoding: out + text[position...], as: UTF8.self)
    }

    /// The character of the reference at the beginning of a text, and the index after the reference.
    private static func reference(
        _ text: ArraySlice<UInt8>, _ names: [String: Unicode.Scalar]
    ) -> (Unicode.Scalar, end: Int)? {
        guard let end = text.prefix(lengthLimit).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = text[(text.startIndex + 1)..<end]
        guard name.first == UInt8(ascii: "#") else { return named(name, names).map { ($0, end + 1) } }
        let digits = name.dropFirst()
        let isHex = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
        let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
        guard text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-"),
            let number = UInt32(text, radix: isHex ? 16 : 10)
        else { return nil }
        return (number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}", end + 1)
    }

    private static func named(_ name: ArraySlice<UInt8>, _ names: [String: Unicode.Scalar]) -> Unicode.Scalar? {
        let name = String(decoding: name, as: UTF8.self)
        return switch name {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        default: names[name]
        }
    }
}
