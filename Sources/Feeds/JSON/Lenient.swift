/// A field that may be absent, null or of another type; in all three cases it is nil, and in the last it is noted as a
/// fault of the file, with its path.
@propertyWrapper
struct Lenient<Value: JSONField>: Decodable, Sendable {
    /// What stands there.
    var wrappedValue: Value?

    /// A field.
    init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    /// Reads it where it stands. It never throws.
    init(from decoder: any Decoder) {
        do {
            let isNull = try decoder.singleValueContainer().decodeNil()
            wrappedValue = isNull ? nil : try Value.read(decoder)
        } catch {
            decoder.note(expected: Value.words)
            wrappedValue = nil
        }
    }
}

extension KeyedDecodingContainer {
    /// What a synthesised `init(from:)` calls for a lenient field: absent counts as nil.
    func decode<Value>(_ type: Lenient<Value>.Type, forKey key: Key) throws -> Lenient<Value> {
        try decodeIfPresent(type, forKey: key) ?? Lenient(wrappedValue: nil)
    }
}
