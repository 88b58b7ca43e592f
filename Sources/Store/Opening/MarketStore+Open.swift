import GRDB
import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension MarketStore {
    /// Opens the store in a folder, which is made where it is not there.
    ///
    /// - Throws: where there can be no store: the folder cannot be written, the file is another program's or a newer
    ///   version's, SQLite is too old. The file is then as it was.
    public static func open(folder: String) throws(StoreError) -> MarketStore {
        let path = "\(folder)/\(fileName)"
        try makeFolder(folder)
        let isNew = access(path, F_OK) != 0
        do {
            let connection = try DatabasePool(path: path, configuration: configuration)
            try prepare(connection, path)
            return MarketStore(path: path, opening: isNew ? .created : .found, connection: connection)
        } catch {
            throw StoreError(path, error)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { database in
            // Room that pruning frees goes back to the disk in small steps; it has to be said before the first table.
            if !database.configuration.readonly { try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL") }
        }
        return configuration
    }

    private static func prepare(_ connection: DatabasePool, _ path: String) throws {
        let isComplete = try connection.writeWithoutTransaction { database in
            try checkOwner(database, path)
            if try Schema.migrator.hasBeenSuperseded(database) {
                throw StoreError(.newer, path: path, reason: "a newer version of Ballast wrote it")
            }
            return try Schema.migrator.hasCompletedMigrations(database)
        }
        if !isComplete { try Schema.migrator.migrate(connection) }
    }

    private static func checkOwner(_ database: Database, _ path: String) throws {
        let version: String = try database.value("SELECT sqlite_version()") ?? ""
        let numbers = version.split(separator: ".").compactMap { Int($0) }
        guard numbers.count >= 2, (numbers[0], numbers[1]) >= Schema.oldestLibrary else {
            let oldest = "\(Schema.oldestLibrary.0).\(Schema.oldestLibrary.1)"
            throw StoreError(.library, path: path, reason: "SQLite \(version) is too old; \(oldest) is needed")
        }
        let owner: Int = try database.value("PRAGMA application_id") ?? 0
        let tables: Int = try database.value("SELECT count(*) FROM sqlite_schema") ?? 0
        if owner != Schema.applicationID, tables > 0 {
            throw StoreError(.foreign, path: path, reason: "it is not a store of Ballast")
        }
    }

    /// Makes a folder and those above it.
    private static func makeFolder(_ folder: String) throws(StoreError) {
        var path = folder.hasPrefix("/") ? "" : "."
        for part in folder.split(separator: "/") {
            path += "/" + part
            if mkdir(path, 0o700) != 0, errno != EEXIST, access(path, F_OK) != 0 {
                throw StoreError(.readOnly, path: path, reason: String(cString: strerror(errno)))
            }
        }
    }
}
