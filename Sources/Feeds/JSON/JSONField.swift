/// What a field of JSON can hold. An object conforms by being `Decodable` with lenient fields.
protocol JSONField: Decodable, Sendable {
    /// What a fault calls it: `a number`.
    static var words: String { get }

    /// Reads it where it stands; nil where what stands there means nothing, as an empty string for a number. Throws where
    /// it is of another type.
    static func read(_ decoder: any Decoder) throws -> Self?

    /// Reads the next element of a list; nil where it is null or of another type.
    static func next(in list: inout any UnkeyedDecodingContainer) -> Self?
}

extension JSONField {
    static var words: String { "an object" }

    static func read(_ decoder: any Decoder) throws -> Self? { try Self(from: decoder) }

    static func next(in list: inout any UnkeyedDecodingContainer) -> Self? {
        (try? list.decode(Lenient<Self>.self))?.wrappedValue
    }
}

extension Double: JSONField {
    static var words: String { "a number" }

    /// A number, also one that is written as a string: `"12.5"`.
    static func read(_ decoder: any Decoder) throws -> Double? {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) { return number }
        let text = try container.decode(String.self)
        if text.isEmpty { return nil }
        guard text.utf8.allSatisfy(\.belongsToNumber), let number = Double(text), number.isFinite else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a number")
        }
        return number
    }

    /// The usual case without a detour, for lists are long.
    static func next(in list: inout any UnkeyedDecodingContainer) -> Double? {
        let place = list.currentIndex
        let number = try? list.decodeIfPresent(Double.self)
        if list.currentIndex > place { return number }
        return (try? list.decode(Lenient<Double>.self))?.wrappedValue
    }
}

extension Int: JSONField {
    static var words: String { "a whole number" }

    /// A whole number, also as a string or with a point: `12.0`.
    static func read(_ decoder: any Decoder) throws -> Int? {
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
    static var words: String { "text" }

    /// Text, also where a whole number stands in its place. It comes as it is: who shows it cleans it.
    static func read(_ decoder: any Decoder) throws -> String? {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) { return String(number) }
        return try container.decode(String.self)
    }
}

extension Bool: JSONField {
    static var words: String { "true or false" }
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
