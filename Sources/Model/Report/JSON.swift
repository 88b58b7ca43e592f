/// A JSON value (RFC 8259) whose objects keep the order in which they were written down.
public enum JSON: Hashable, Sendable {
    /// Missing.
    case null
    /// True or false.
    case bool(Bool)
    /// A number; one that is not finite is written as null.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Members in order.
    case object([Member])

    /// A name and its value.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSON

        /// A member.
        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A number, or null where it is missing.
    public init(_ number: Double?) { self = number.map(JSON.number) ?? .null }
    /// A count, or null where it is missing.
    public init(_ count: Int?) { self = count.map { .number(Double($0)) } ?? .null }
    /// Text, or null where it is missing.
    public init(_ text: String?) { self = text.map(JSON.string) ?? .null }
    /// A date as `2024-05-16`, or null where it is missing.
    public init(_ day: Day?) { self.init(day?.description) }

    /// The value of an object's first member of a name; nil where there is none, or this is no object.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// An array's value at an index; nil where there is none, or this is no array.
    public subscript(index: Int) -> JSON? {
        guard case .array(let values) = self, values.indices.contains(index) else { return nil }
        return values[index]
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// An object.
    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members.map { Member($0.0, $0.1) })
    }
    /// An array.
    public init(arrayLiteral values: JSON...) { self = .array(values) }
    /// Text.
    public init(stringLiteral text: String) { self = .string(text) }
    /// A number.
    public init(floatLiteral number: Double) { self = .number(number) }
    /// A number.
    public init(integerLiteral number: Int) { self = .number(Double(number)) }
    /// True or false.
    public init(booleanLiteral truth: Bool) { self = .bool(truth) }
    /// Missing.
    public init(nilLiteral: ()) { self = .null }
}
