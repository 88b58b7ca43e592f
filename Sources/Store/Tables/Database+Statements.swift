import GRDB
import Model

extension Database {
    /// Runs a statement that returns no rows. Statements are prepared once and cached.
    func run(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }

    /// The rows of a query. The cursor reuses one `Row`, so each must be read before the next is fetched.
    func rows(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws -> RowCursor {
        try Row.fetchCursor(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// The first column of a query's first row; nil if it is null or there is no row.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ arguments: (any DatabaseValueConvertible)?...
    ) throws -> Value? {
        try Value.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }
}

extension Row {
    /// The value of a column. A damaged file can hold a value of any type in any column, so a mismatch throws instead of
    /// trapping.
    @inline(__always)
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) throws -> Value {
        try decode(Value.self, atIndex: column)
    }

    /// The text of a column, cleaned for a terminal: other programs may have written to the file.
    func value(_ column: Int) throws -> String {
        PlainText.clean(try decode(String.self, atIndex: column), limit: .max)
    }

    /// The optional text of a column, cleaned for a terminal.
    func value(_ column: Int) throws -> String? {
        try decode(String?.self, atIndex: column).map { PlainText.clean($0, limit: .max) }
    }
}

/// The table of key-value pairs about the store itself, such as the day on which it was last pruned.
struct MetaRows {
    let database: Database

    subscript(key: String) -> String? {
        get throws { try database.value("SELECT value FROM meta WHERE key = ?", key) }
    }

    func put(_ value: String, for key: String) throws {
        try database.run(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
    }
}
