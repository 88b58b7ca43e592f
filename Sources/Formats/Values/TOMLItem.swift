/// A TOML value, independent of the library that parses it.
package indirect enum TOMLItem: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case list([TOMLItem])
    case table([Entry])
    /// A date or a time, which no key of this program accepts.
    case date

    /// A key of a table; entries are sorted by key.
    package struct Entry: Hashable, Sendable {
        package let key: String
        package let value: TOMLItem

        package init(key: String, value: TOMLItem) {
            self.key = key
            self.value = value
        }
    }

    /// A description of the value for messages.
    package var kind: String {
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
