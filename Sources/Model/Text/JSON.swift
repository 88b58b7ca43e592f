/// A JSON value (RFC 8259) whose objects keep the order of their members.
public enum JSON: Hashable, Sendable {
    /// Null, used for missing figures.
    case null
    /// True or false.
    case bool(Bool)
    /// A number; not-a-number and infinities are written as null.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Members in order.
    case object([Member])

    /// A member of an object.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSON

        /// Creates a member.
        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// A number; null for nil.
    public init(_ number: Double?) { self = number.map(JSON.number) ?? .null }
    /// A count; null for nil.
    public init(_ count: Int?) { self = count.map { .number(Double($0)) } ?? .null }
    /// Text; null for nil.
    public init(_ text: String?) { self = text.map(JSON.string) ?? .null }
    /// A date as `2024-05-16`; null for nil.
    public init(_ day: Day?) { self.init(day?.description) }

    /// The value of the first member with a name; nil if there is none or this is not an object.
    public subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The value at an index of an array; nil if it is out of range or this is not an array.
    public subscript(index: Int) -> JSON? {
        guard case .array(let values) = self, values.indices.contains(index) else { return nil }
        return values[index]
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// Creates an object.
    public init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members.map { Member($0.0, $0.1) })
    }
    /// Creates an array.
    public init(arrayLiteral values: JSON...) { self = .array(values) }
    /// Creates text.
    public init(stringLiteral text: String) { self = .string(text) }
    /// Creates a number.
    public init(floatLiteral number: Double) { self = .number(number) }
    /// Creates a number.
    public init(integerLiteral number: Int) { self = .number(Double(number)) }
    /// Creates a Boolean value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Creates null.
    public init(nilLiteral: ()) { self = .null }
}
