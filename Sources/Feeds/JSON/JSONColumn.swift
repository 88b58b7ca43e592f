/// A list that has its meaning by place, beside others of the same length: what is null or bad is nil and keeps its place.
struct JSONColumn<Element: JSONField>: JSONField {
    /// The elements in order.
    var values: [Element?]

    static var words: String { "a list" }

    /// Reads it element by element.
    init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        values = []
        if let count = list.count { values.reserveCapacity(count) }
        while !list.isAtEnd {
            let place = list.currentIndex
            values.append(Element.next(in: &list))
            if list.currentIndex == place { break }
        }
    }

    /// How many there are, with the gaps.
    var count: Int { values.count }

    /// The element at a place; nil where it has none, or ends before.
    subscript(index: Int) -> Element? { values.indices.contains(index) ? values[index] : nil }
}

extension Array: JSONField where Element: JSONField {
    static var words: String { "a list" }

    /// A list without its null or bad elements.
    static func read(_ decoder: any Decoder) throws -> [Element]? {
        try JSONColumn<Element>(from: decoder).values.compactMap(\.self)
    }
}

extension Dictionary: JSONField where Key == String, Value: JSONField {
    /// An object by its keys, without what is null or bad.
    static func read(_ decoder: any Decoder) throws -> [String: Value]? {
        try [String: Lenient<Value>](from: decoder).compactMapValues(\.wrappedValue)
    }
}
