import Foundation

/// Foundation's own reading of JSON, without a schema, to compare parsers with.
struct PlainJSON {
    private let value: Any?

    init(_ bytes: some Sequence<UInt8>) throws { value = try JSONSerialization.jsonObject(with: Data(bytes)) }

    private init(value: Any?) { self.value = value }

    /// A member of an object, or an empty value if there is none.
    subscript(_ key: String) -> PlainJSON { PlainJSON(value: (value as? [String: Any])?[key]) }

    /// An element of a list, or an empty value if there is none.
    subscript(_ index: Int) -> PlainJSON { elements.indices.contains(index) ? elements[index] : PlainJSON(value: nil) }

    /// The elements of a list.
    var elements: [PlainJSON] { (value as? [Any] ?? []).map { PlainJSON(value: $0) } }

    /// The members of an object.
    var members: [String: PlainJSON] { (value as? [String: Any] ?? [:]).mapValues { PlainJSON(value: $0) } }

    var number: Double? { (value as? NSNumber)?.doubleValue }

    /// The number, if it is an integer.
    var integer: Int64? { number.flatMap { Int64(exactly: $0) } }

    var text: String? { value as? String }
}
