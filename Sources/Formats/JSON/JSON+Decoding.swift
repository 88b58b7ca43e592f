package import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Why bytes were not read as JSON.
package enum JSONError: Error, Hashable, Sendable {
    /// They are not JSON in UTF-8.
    case malformed
    /// Lists and objects are nested more deeply than allowed.
    case tooDeep
    /// There are more values than allowed.
    case tooMany
}

extension JSON {
    /// The deepest nesting and the most values of a document that is read: far more than a message has.
    package static let deepest = 64, mostValues = 20_000

    /// Reads a complete document from an untrusted source. The members of an object have no particular order.
    ///
    /// Nesting and number of values are counted before anything is built, so that neither stack nor memory can be
    /// exhausted by a few bytes.
    package init(decoding bytes: [UInt8]) throws(JSONError) {
        // The decoder would guess at other encodings.
        guard UTF8Check(bytes).firstInvalid == nil, !bytes.contains(0) else { throw .malformed }
        try JSON.check(bytes)
        guard let document = try? JSONDecoder().decode(AnyValue.self, from: Data(bytes)) else { throw .malformed }
        self = document.json
    }

    private static func check(_ bytes: [UInt8]) throws(JSONError) {
        var depth = 0, values = 1
        var isInString = false, isEscaped = false
        for byte in bytes {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                values += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ","): values += 1
            default: break
            }
            if depth > deepest { throw .tooDeep }
            if values > mostValues { throw .tooMany }
        }
    }
}

/// Any value of a document.
private struct AnyValue: Decodable {
    let json: JSON

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: MemberName.self) {
            json = .object(
                try object.allKeys.map { key in
                    JSON.Member(key.stringValue, try object.decode(AnyValue.self, forKey: key).json)
                })
        } else if var list = try? decoder.unkeyedContainer() {
            var values: [JSON] = []
            while !list.isAtEnd { values.append(try list.decode(AnyValue.self).json) }
            json = .array(values)
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                json = .null
            } else if let truth = try? value.decode(Bool.self) {
                json = .bool(truth)
            } else if let text = try? value.decode(String.self) {
                json = .string(text)
            } else {
                json = .number(try value.decode(Double.self))
            }
        }
    }
}

private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
