import Foundation
package import Model

extension JSON {
    /// Parses JSON text; the members of an object are sorted by name.
    package init(parsing text: String) throws {
        self = try JSONDecoder().decode(DecodedJSON.self, from: Data(text.utf8)).value
    }
}

/// Any JSON value, decoded by its kind.
private struct DecodedJSON: Decodable {
    let value: JSON

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: Key.self) {
            value = .object(
                try members.allKeys.map { JSON.Member($0.stringValue, try members.decode(Self.self, forKey: $0).value) }
                    .sorted { $0.name < $1.name })
        } else if var items = try? decoder.unkeyedContainer() {
            var values: [JSON] = []
            while !items.isAtEnd { values.append(try items.decode(Self.self).value) }
            value = .array(values)
        } else {
            value = try Self.scalar(try decoder.singleValueContainer())
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> JSON {
        if container.decodeNil() { return .null }
        if let truth = try? container.decode(Bool.self) { return .bool(truth) }
        if let number = try? container.decode(Double.self) { return .number(number) }
        return .string(try container.decode(String.self))
    }
}
