import Foundation

/// Foundation's own reading of JSON, without a notion of what should stand there, to hold parsers against.
struct PlainJSON {
    private let value: Any?

    /// What these bytes say.
    init(_ bytes: some Sequence<UInt8>) throws { value = try JSONSerialization.jsonObject(with: Data(bytes)) }

    private init(value: Any?) { self.value = value }

    /// A member of an object; nothing where it has none.
    subscript(_ key: String) -> PlainJSON { PlainJSON(value: (value as? [String: Any])?[key]) }

    /// An element of a list; nothing where it has none.
    subscript(_ place: Int) -> PlainJSON { elements.indices.contains(place) ? elements[place] : PlainJSON(value: nil) }

    /// The elements of a list.
    var elements: [PlainJSON] { (value as? [Any] ?? []).map { PlainJSON(value: $0) } }

    /// The members of an object.
    var members: [String: PlainJSON] { (value as? [String: Any] ?? [:]).mapValues { PlainJSON(value: $0) } }

    /// A number.
    var number: Double? { (value as? NSNumber)?.doubleValue }

    /// A number, where it is whole.
    var whole: Int64? { number.flatMap { Int64(exactly: $0) } }

    /// A text.
    var text: String? { value as? String }
}
