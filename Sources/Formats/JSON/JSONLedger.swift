import Model
import Synchronization

/// Collects the errors of a document while it is decoded.
final class JSONLedger: Sendable {
    /// The key under which a decoder's `userInfo` holds the ledger.
    static let key = CodingUserInfoKey(rawValue: "faults")

    /// The maximum number of errors recorded; a file with more has another format.
    static let limit = 100

    private let source: String
    private let noted = Mutex<[FeedError]>([])

    init(source: String) { self.source = source }

    /// The errors so far, in order.
    var errors: [FeedError] { noted.withLock(\.self) }

    /// Records an error.
    func note(path: String, expected: String, found: String) {
        let location = path.isEmpty ? source : "\(source), \(path)"
        noted.withLock { errors in
            if errors.count < JSONLedger.limit {
                errors.append(FeedError(location, expected: expected, found: found))
            }
        }
    }
}

extension Decoder {
    /// Records that the value at this decoder's path has an unexpected type.
    func note(expected: String) {
        guard let key = JSONLedger.key, let ledger = userInfo[key] as? JSONLedger else { return }
        ledger.note(path: path, expected: expected, found: found)
    }

    /// The path to the field: `chart.result[0].meta.currency`.
    private var path: String {
        var path = ""
        for key in codingPath {
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + PlainText.clean(key.stringValue, limit: 40)
            }
        }
        return path
    }

    private var found: String {
        guard let value = try? singleValueContainer() else { return "" }
        if let text = try? value.decode(String.self) { return text }
        if let flag = try? value.decode(Bool.self) { return String(flag) }
        if let number = try? value.decode(Double.self) { return String(number) }
        if (try? unkeyedContainer()) != nil { return "a list" }
        return (try? container(keyedBy: AnyKey.self)) != nil ? "an object" : "a number out of range"
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
