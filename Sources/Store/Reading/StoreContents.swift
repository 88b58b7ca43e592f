import GRDB
public import Model

/// What a store contains, in brief: what a shell offers to complete a command line with.
public struct StoreContents: Sendable {
    /// The symbols of its instruments, in alphabetical order.
    public let symbols: [Symbol]
    /// The newest day with prices; nil if there is none.
    public let lastDay: Day?

    /// Reads the store in a folder; nil if there is none. Nothing is created, migrated or waited for.
    public init?(folder: String) throws(StoreError) {
        let file = StoreFile(folder: folder)
        guard file.exists, let connection = try file.openForReading(acceptsOlder: true) else { return nil }
        do {
            (symbols, lastDay) = try connection.read { database in
                var symbols: [Symbol] = []
                let rows = try database.rows("SELECT symbol FROM instruments ORDER BY symbol")
                while let row = try rows.next() { symbols.append(Symbol(try row.value(0) as String)) }
                let newest: Int32? = try database.value(
                    "SELECT max((SELECT max(day) FROM bars WHERE instrument = id)) FROM instruments")
                return (symbols, newest.map(Day.init(number:)))
            }
        } catch {
            throw StoreError(file.path, error)
        }
    }
}
