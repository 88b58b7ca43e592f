import TOMLKit

/// A value of a TOML file, free of the library that read it.
indirect enum TOMLItem: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case truth(Bool)
    case list([TOMLItem])
    case table([Entry])
    /// A date or a time, which have no place here.
    case date

    /// A key of a table, in the order of names.
    struct Entry: Hashable, Sendable {
        let key: String
        let value: TOMLItem
    }

    /// A whole file.
    init(parsing text: String) throws(TOMLSyntaxError) {
        let root = try TOMLTable.checked(text)
        // The tables inside point into this one, which must outlive them.
        self = withExtendedLifetime(root) { TOMLItem(root) }
    }

    private init(_ value: some TOMLValueConvertible) {
        switch value.type {
        case .string: self = .text(value.string ?? "")
        case .int: self = .integer(value.int ?? 0)
        case .double: self = .number(value.double ?? .nan)
        case .bool: self = .truth(value.bool ?? false)
        case .array: self = .list(value.array?.map { TOMLItem($0) } ?? [])
        case .table: self = .table(value.table.map(TOMLItem.entries) ?? [])
        default: self = .date
        }
    }

    private static func entries(of table: TOMLTable) -> [Entry] {
        table.keys.compactMap { key in table[key].map { Entry(key: key, value: TOMLItem($0)) } }
    }

    /// What kind of value it is, for a reader.
    var kind: String {
        switch self {
        case .text(let text): text.isEmpty ? "an empty text" : "“\(text)”"
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .truth(let truth): "\(truth)"
        case .list: "a list"
        case .table: "a table"
        case .date: "a date"
        }
    }
}
