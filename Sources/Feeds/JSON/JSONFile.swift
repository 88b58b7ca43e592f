import Model

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of JSON, read tolerantly: fields of its content are `Lenient`, so that one of another type costs that field only.
///
///     struct Answer: JSONField {
///         @Lenient var name: String?
///         @Lenient var closes: JSONColumn<Double>?
///     }
///     let file = try JSONFile<Answer>(bytes, source: "yahoo")
struct JSONFile<Content: JSONField>: Sendable {
    /// What it says.
    let content: Content
    /// The fields that had another type, in order.
    let faults: [FeedError]

    /// The content of these bytes. It is an error where they are no JSON, or JSON of quite another shape.
    ///
    /// - Parameter source: what errors call it.
    init(_ bytes: [UInt8], source: String) throws(FeedError) {
        let ledger = JSONLedger(source: source)
        let decoder = JSONDecoder()
        if let key = JSONLedger.key { decoder.userInfo[key] = ledger }
        guard let whole = try? decoder.decode(Lenient<Content>.self, from: Data(bytes)) else {
            throw JSONFile.fault(of: bytes, source: source)
        }
        guard let content = whole.wrappedValue else {
            throw ledger.faults.first ?? FeedError(source, expected: Content.words, found: "null")
        }
        self.content = content
        faults = ledger.faults
    }

    /// What is wrong with bytes that are no JSON: they begin as something else, or end before their end.
    private static func fault(of bytes: [UInt8], source: String) -> FeedError {
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
    /// Whether it is a blank, a line end or part of the byte-order mark.
    fileprivate var isBlankOrMark: Bool { self <= 0x20 || self == 0xEF || self == 0xBB || self == 0xBF }
}
