import GRDB
import Model

extension Database {
    /// Runs a statement that is kept prepared.
    func run(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws {
        try cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
    }

    /// The rows of a statement that is kept prepared. Each is to be read before the next is asked for.
    func rows(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws -> RowCursor {
        try Row.fetchCursor(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }

    /// The first column of the first row, nil where there is none.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ arguments: (any DatabaseValueConvertible)?...
    ) throws -> Value? {
        try Value.fetchOne(cachedStatement(sql: sql), arguments: StatementArguments(arguments))
    }
}

extension Row {
    /// The value of a column. A damaged file can hold anything anywhere, so that a value of another type is an error
    /// and no reason to stop the program.
    @inline(__always)
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) throws -> Value {
        try decode(Value.self, atIndex: column)
    }

    /// The text of a column, fit for a terminal: other programs may have written to the file.
    func value(_ column: Int) throws -> String {
        PlainText.clean(try decode(String.self, atIndex: column), limit: .max)
    }

    /// The same where there may be none.
    func value(_ column: Int) throws -> String? {
        try decode(String?.self, atIndex: column).map { PlainText.clean($0, limit: .max) }
    }
}

/// Small facts about the store itself, by name.
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
