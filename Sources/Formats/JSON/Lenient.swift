/// A field that may be absent, null or of another type. It is nil in all three cases; the last is also recorded as an
/// error of the document, with its path.
@propertyWrapper
package struct Lenient<Value: JSONField>: Decodable, Sendable {
    /// The value, or nil.
    package var wrappedValue: Value?

    package init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    /// Decodes the value in place. Never throws.
    package init(from decoder: any Decoder) {
        do {
            let isNull = try decoder.singleValueContainer().decodeNil()
            wrappedValue = isNull ? nil : try Value.read(decoder)
        } catch {
            decoder.note(expected: Value.label)
            wrappedValue = nil
        }
    }
}

extension KeyedDecodingContainer {
    /// Called by a synthesised `init(from:)` for a lenient field: an absent key is nil.
    package func decode<Value>(_ type: Lenient<Value>.Type, forKey key: Key) throws -> Lenient<Value> {
        try decodeIfPresent(type, forKey: key) ?? Lenient(wrappedValue: nil)
    }
}
