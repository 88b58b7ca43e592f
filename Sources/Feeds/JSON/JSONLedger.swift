import Model
import Synchronization

/// The faults of a file while it is read.
final class JSONLedger: Sendable {
    /// Where a decoder has it.
    static let key = CodingUserInfoKey(rawValue: "faults")

    /// After so many the rest is not noted: it is another kind of file.
    static let limit = 100

    private let source: String
    private let noted = Mutex<[FeedError]>([])

    /// A ledger of a file of this name.
    init(source: String) { self.source = source }

    /// The faults so far, in order.
    var faults: [FeedError] { noted.withLock(\.self) }

    /// Notes one.
    func note(path: String, expected: String, found: String) {
        let place = path.isEmpty ? source : "\(source), \(path)"
        noted.withLock { faults in
            if faults.count < JSONLedger.limit {
                faults.append(FeedError(place, expected: expected, found: found))
            }
        }
    }
}

extension Decoder {
    /// Notes that something else stands where this decoder reads.
    func note(expected: String) {
        guard let key = JSONLedger.key, let ledger = userInfo[key] as? JSONLedger else { return }
        ledger.note(path: path, expected: expected, found: found)
    }

    /// The way to the field: `chart.result[0].meta.currency`.
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

/// A key of any name.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
