import GRDB
public import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The state of the store on disk, found without writing.
public struct StoreReport: Hashable, Sendable {
    /// The size in bytes, including SQLite's files next to it.
    public let bytes: Int
    /// The first error in its pages; nil if there is none.
    public let damage: String?
    /// A message with the number of rows out of range; nil if there are none.
    public let badRows: String?
    /// The last migration of its tables: `1 market`.
    public let schema: String
    /// The time of the last write, in milliseconds since 1970.
    public let lastWrite: Int64

    /// Reads the entire store in a folder; nil if there is none. Nothing is created, changed or set aside.
    ///
    /// - Parameter now: the current time, to report later figures; nil to skip that check.
    public init?(folder: String, now: Timestamp? = nil) throws(StoreError) {
        let file = StoreFile(folder: folder)
        guard file.exists else { return nil }
        try file.check()
        let files = ["", "-wal"].compactMap { StoreReport.file(file.path + $0) }
        bytes = files.map(\.bytes).reduce(0, +)
        lastWrite = files.map(\.written).max() ?? 0
        guard access(file.path, R_OK) == 0 else {
            let message = "it cannot be read: \(String(cString: strerror(errno)))"
            throw StoreError(.readOnly, path: file.path, reason: message)
        }
        let found = try StoreReport.examinedFile(file, now.map { DayRules(now: $0).newest })
        (damage, badRows, schema) = (found.damage, found.badRows, found.schema)
    }

    private typealias Found = (damage: String?, badRows: String?, schema: String)

    /// Uses a read-only connection; if SQLite cannot open one because the folder cannot be written, a connection to a
    /// copy.
    private static func examinedFile(_ file: StoreFile, _ newest: Day?) throws(StoreError) -> Found {
        do throws(StoreError) {
            return try examine(file, try file.connect(timeout: 2, isReadOnly: true), newest)
        } catch {
            guard error.kind == .readOnly else { throw error }
            return try examine(file, try file.openCopy(), newest)
        }
    }

    private static func examine(
        _ file: StoreFile, _ queue: DatabaseQueue, _ newest: Day?
    ) throws(StoreError) -> Found {
        do {
            return try queue.read { database in
                let isComplete = try Schema.isComplete(database, file.path)
                let message = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
                let steps = try Schema.migrator.appliedMigrations(database)
                let schema = steps.last ?? "none"
                guard message == "ok", isComplete else { return (message == "ok" ? nil : message, nil, schema) }
                // Pages that are valid for SQLite can still hold values that are not valid for a market.
                _ = try MarketStore.firstSnapshot(database, .live)
                _ = try MarketStore.rest(database)
                let later = try newest.flatMap { try RowChecks.later(than: $0, database) }
                let bad = [try RowChecks.skippedRows(database), later].compactMap(\.self)
                return (nil, bad.isEmpty ? nil : bad.joined(separator: ", "), schema)
            }
        } catch {
            throw StoreError(file.path, error)
        }
    }

    private static func file(_ path: String) -> (bytes: Int, written: Int64)? {
        var about = stat()
        guard stat(path, &about) == 0 else { return nil }
        #if canImport(Glibc)
            let seconds = about.st_mtim.tv_sec
        #else
            let seconds = about.st_mtimespec.tv_sec
        #endif
        return (Int(about.st_size), Int64(seconds) * 1000)
    }
}
