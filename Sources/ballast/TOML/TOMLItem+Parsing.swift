import Formats
import TOMLKit

extension TOMLItem {
    /// Parses a complete file.
    init(parsing text: String) throws(TOMLSyntaxError) {
        let root = try TOMLTable.checked(text)
        // The nested tables point into this one, so it must outlive them.
        self = withExtendedLifetime(root) { TOMLItem(root) }
    }

    private init(_ value: some TOMLValueConvertible) {
        switch value.type {
        case .string: self = .text(value.string ?? "")
        case .int: self = .integer(value.int ?? 0)
        case .double: self = .number(value.double ?? .nan)
        case .bool: self = .boolean(value.bool ?? false)
        case .array: self = .list(value.array?.map { TOMLItem($0) } ?? [])
        case .table: self = .table(value.table.map(TOMLItem.entries) ?? [])
        default: self = .date
        }
    }

    private static func entries(of table: TOMLTable) -> [Entry] {
        table.keys.compactMap { key in table[key].map { Entry(key: key, value: TOMLItem($0)) } }
    }
}
