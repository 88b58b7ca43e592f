/// A type that a JSON field can hold. Objects conform by being `Decodable` with lenient fields.
package protocol JSONField: Decodable, Sendable {
    /// The type's name in errors: `a number`.
    static var label: String { get }

    /// Decodes a value; nil if it stands for a missing one, such as an empty string for a number. Throws if it has
    /// another type.
    static func read(_ decoder: any Decoder) throws -> Self?

    /// Decodes the next element of a list; nil if it is null or of another type.
    static func next(in list: inout any UnkeyedDecodingContainer) -> Self?
}

extension JSONField {
    package static var label: String { "an object" }

    package static func read(_ decoder: any Decoder) throws -> Self? { try Self(from: decoder) }

    package static func next(in list: inout any UnkeyedDecodingContainer) -> Self? {
        (try? list.decode(Lenient<Self>.self))?.wrappedValue
    }
}

extension Double: JSONField {
    package static var label: String { "a number" }

    /// A number, also if written as a string: `"12.5"`.
    package static func read(_ decoder: any Decoder) throws -> Double? {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) { return number }
        let text = try container.decode(String.self)
        if text.isEmpty { return nil }
        guard text.utf8.allSatisfy(\.belongsToNumber), let number = Double(text), number.isFinite else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a number")
        }
        return number
    }

    /// A fast path for the usual case, since lists are long.
    package static func next(in list: inout any UnkeyedDecodingContainer) -> Double? {
        let index = list.currentIndex
        let number = try? list.decodeIfPresent(Double.self)
        if list.currentIndex > index { return number }
        return (try? list.decode(Lenient<Double>.self))?.wrappedValue
    }
}

extension Int: JSONField {
    package static var label: String { "a whole number" }

    /// An integer, also as a string or with a decimal point: `12.0`.
    package static func read(_ decoder: any Decoder) throws -> Int? {
        guard let number = try Double.read(decoder) else { return nil }
        let container = try decoder.singleValueContainer()
        if let exact = try? container.decode(Int.self) { return exact }
        if let text = try? container.decode(String.self), let exact = Int(text) { return exact }
        guard let whole = Int(exactly: number) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not whole")
        }
        return whole
    }
}

extension String: JSONField {
    package static var label: String { "text" }

    /// Text; an integer is accepted too. It is not cleaned, which is left to the code that displays it.
    package static func read(_ decoder: any Decoder) throws -> String? {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) { return String(number) }
        return try container.decode(String.self)
    }
}

extension Bool: JSONField {
    package static var label: String { "true or false" }
}

extension UInt8 {
    fileprivate var belongsToNumber: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
