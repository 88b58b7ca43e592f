import TOMLKit

/// A TOML value, independent of the library that parses it.
indirect enum TOMLItem: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case list([TOMLItem])
    case table([Entry])
    /// A date or a time, which no key of this program accepts.
    case date

    /// A key of a table; entries are sorted by key.
    struct Entry: Hashable, Sendable {
        let key: String
        let value: TOMLItem
    }

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

    /// A description of the value for messages.
    var kind: String {
        switch self {
        case .text(let text): text.isEmpty ? "an empty string" : "“\(text)”"
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .boolean(let truth): "\(truth)"
        case .list: "a list"
        case .table: "a table"
        case .date: "a date"
        }
    }
}
