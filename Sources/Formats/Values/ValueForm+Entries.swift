extension ValueForm {
    /// The entries of a table, each read separately.
    package static func entries<Element>(
        _ item: TOMLItem, _ expected: String, _ read: (TOMLItem.Entry) throws(InvalidValue) -> Element
    ) throws(InvalidValue) -> [Element] {
        guard case .table(let entries) = item else { throw InvalidValue(expected: expected, item) }
        var values: [Element] = []
        for entry in entries {
            do throws(InvalidValue) { values.append(try read(entry)) } catch { throw error.under(entry.key) }
        }
        return values
    }
}
