/// A list whose elements are matched by position with other lists of the same length: null or invalid elements are nil
/// and keep their position.
struct JSONColumn<Element: JSONField>: JSONField {
    var values: [Element?]

    static var label: String { "a list" }

    /// Decodes the list element by element.
    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        values = []
        if let count = list.count { values.reserveCapacity(count) }
        while !list.isAtEnd {
            let index = list.currentIndex
            values.append(Element.next(in: &list))
            if list.currentIndex == index { break }
        }
    }

    /// The number of elements, including nil ones.
    var count: Int { values.count }

    /// The element at an index; nil if it is nil or the index is out of range.
    subscript(index: Int) -> Element? { values.indices.contains(index) ? values[index] : nil }
}

extension Array: JSONField where Element: JSONField {
    static var label: String { "a list" }

    /// A list without its null or invalid elements.
    static func read(_ decoder: any Decoder) throws -> [Element]? {
        try JSONColumn<Element>(from: decoder).values.compactMap(\.self)
    }
}

extension Dictionary: JSONField where Key == String, Value: JSONField {
    /// An object by key, without null or invalid values.
    static func read(_ decoder: any Decoder) throws -> [String: Value]? {
        try [String: Lenient<Value>](from: decoder).compactMapValues(\.wrappedValue)
    }
}
