/// A list whose elements are matched by position with other lists of the same length: null or invalid elements are nil
/// and keep their position.
package struct JSONColumn<Element: JSONField>: JSONField {
    package var values: [Element?]

    package static var label: String { "a list" }

    /// Decodes the list element by element.
    package init(from decoder: any Decoder) throws {
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
    package var count: Int { values.count }

    /// The element at an index; nil if it is nil or the index is out of range.
    package subscript(index: Int) -> Element? { values.indices.contains(index) ? values[index] : nil }
}

extension Array: JSONField where Element: JSONField {
    package static var label: String { "a list" }

    /// A list without its null or invalid elements.
    package static func read(_ decoder: any Decoder) throws -> [Element]? {
        try JSONColumn<Element>(from: decoder).values.compactMap(\.self)
    }
}

extension Dictionary: JSONField where Key == String, Value: JSONField {
    /// An object by key, without null or invalid values.
    package static func read(_ decoder: any Decoder) throws -> [String: Value]? {
        try [String: Lenient<Value>](from: decoder).compactMapValues(\.wrappedValue)
    }
}
