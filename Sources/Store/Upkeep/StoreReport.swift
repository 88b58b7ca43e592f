import GRDB
public import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the history on disk is found to be, by one who only reads.
public struct StoreReport: Hashable, Sendable {
    /// Its size in bytes, with what SQLite keeps beside it.
    public let bytes: Int
    /// The first thing that is wrong with its pages; nil where nothing is.
    public let damage: String?
    /// How many of its rows can be no figures, in words; nil where none is.
    public let badRows: String?
    /// The last step of its tables: `1 market`.
    public let schema: String
    /// When it was last written, in milliseconds since 1970.
    public let lastWrite: Int64

    /// Looks at the store in a folder and reads all of it; nil where there is none. Nothing is made, changed or set aside.
    ///
    /// - Parameter now: the time that no figure can be later than, where that is looked at.
    public init?(folder: String, now: Timestamp? = nil) throws(StoreError) {
        let file = StoreFile(folder: folder)
        guard file.isThere else { return nil }
        try file.check()
        let files = ["", "-wal"].compactMap { StoreReport.file(file.path + $0) }
        bytes = files.map(\.bytes).reduce(0, +)
        lastWrite = files.map(\.written).max() ?? 0
        guard access(file.path, R_OK) == 0 else {
            let words = "it cannot be read: \(String(cString: strerror(errno)))"
            throw StoreError(.readOnly, path: file.path, reason: words)
        }
        let found = try StoreReport.examined(file, now.map { DayRules(now: $0).newest })
        (damage, badRows, schema) = (found.damage, found.badRows, found.schema)
    }

    private typealias Found = (damage: String?, badRows: String?, schema: String)

    /// By a connection that cannot write; where SQLite cannot read so, for the folder cannot be written, by one to a copy.
    private static func examined(_ file: StoreFile, _ newest: Day?) throws(StoreError) -> Found {
        do throws(StoreError) {
            return try look(file, try file.connect(patience: 2, isReadOnly: true), newest)
        } catch {
            guard error.kind == .readOnly else { throw error }
            return try look(file, try file.copied(), newest)
        }
    }

    private static func look(
        _ file: StoreFile, _ queue: DatabaseQueue, _ newest: Day?
    ) throws(StoreError) -> Found {
        do {
            return try queue.read { database in
                let isComplete = try Schema.isComplete(database, file.path)
                let words = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
                let steps = try Schema.migrator.appliedMigrations(database)
                let schema = steps.last ?? "none"
                guard words == "ok", isComplete else { return (words == "ok" ? nil : words, nil, schema) }
                // What SQLite finds in order can still be nothing that a market is made of.
                _ = try MarketStore.firstPicture(database, .live)
                _ = try MarketStore.rest(database)
                let later = try newest.flatMap { try SoundRows.later(than: $0, database) }
                let bad = [try SoundRows.leftOut(database), later].compactMap(\.self)
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
