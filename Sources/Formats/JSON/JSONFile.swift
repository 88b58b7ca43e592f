#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A JSON document, decoded tolerantly: the fields of its content are `Lenient`, so that one of another type loses that
/// field only.
///
///     struct Response: JSONField {
///         @Lenient var name: String?
///         @Lenient var closes: JSONColumn<Double>?
///     }
///     let file = try JSONFile<Response>(bytes, source: "yahoo")
package struct JSONFile<Content: JSONField>: Sendable {
    package let content: Content
    /// The errors of fields that had another type, in order.
    package let errors: [FeedError]

    /// Decodes the bytes. Throws if they are not JSON, or JSON of an entirely different structure.
    ///
    /// - Parameter source: the source named in errors.
    package init(_ bytes: [UInt8], source: String) throws(FeedError) {
        let ledger = JSONLedger(source: source)
        let decoder = JSONDecoder()
        if let key = JSONLedger.key { decoder.userInfo[key] = ledger }
        guard let decoded = try? decoder.decode(Lenient<Content>.self, from: Data(bytes)) else {
            throw JSONFile.error(of: bytes, source: source)
        }
        guard let content = decoded.wrappedValue else {
            throw ledger.errors.first ?? FeedError(source, expected: Content.label, found: "null")
        }
        self.content = content
        errors = ledger.errors
    }

    /// The error of bytes that are not JSON: they begin with something else, or are truncated.
    private static func error(of bytes: [UInt8], source: String) -> FeedError {
        let text = String(decoding: bytes.drop(while: \.isBlankOrMark).prefix(80), as: UTF8.self)
        guard text.hasPrefix("{") || text.hasPrefix("[") else {
            return FeedError(source, expected: "JSON", found: text)
        }
        let last = bytes.last { !$0.isBlankOrMark }
        let isClosed = last == UInt8(ascii: "}") || last == UInt8(ascii: "]")
        return FeedError(
            source, expected: isClosed ? "JSON" : "JSON to its end", found: isClosed ? text : "a part of it")
    }
}

extension UInt8 {
    /// Whether it is a space, a control character or part of the byte-order mark.
    fileprivate var isBlankOrMark: Bool { self <= 0x20 || self == 0xEF || self == 0xBB || self == 0xBF }
}
