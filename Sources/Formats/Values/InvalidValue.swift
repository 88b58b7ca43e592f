/// An error in a value, with its location inside of it.
package struct InvalidValue: Error {
    /// The keys and positions that lead to the error from the value that was read; empty if the value itself is wrong.
    package var path: [String] = []
    package let message: String

    /// A value of another type.
    package init(expected: String, _ item: TOMLItem) { message = "expected \(expected), found \(item.kind)" }

    /// A value that is invalid for another reason.
    package init(_ message: String) { self.message = message }

    /// The same error, below a key.
    package func under(_ key: String) -> InvalidValue {
        var copy = self
        copy.path.insert(key, at: 0)
        return copy
    }
}
