import GRDB

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
    /// The last step of its tables: `1 market`.
    public let schema: String
    /// When it was last written, in milliseconds since 1970.
    public let lastWrite: Int64

    /// Looks at the store in a folder; nil where there is none. Nothing is made, changed or set aside.
    public init?(folder: String) throws(StoreError) {
        let path = "\(folder)/\(MarketStore.fileName)"
        let files = ["", "-wal"].compactMap { StoreReport.file(path + $0) }
        guard !files.isEmpty else { return nil }
        bytes = files.map(\.bytes).reduce(0, +)
        lastWrite = files.map(\.written).max() ?? 0
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            (damage, schema) = try queue.read { database in
                try Schema.checkLibrary(database, path)
                _ = try Schema.isComplete(database, path)
                let words = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
                let steps = try Schema.migrator.appliedMigrations(database)
                return (words == "ok" ? nil : words, steps.last ?? "none")
            }
        } catch {
            throw StoreError(path, error)
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
