import GRDB
import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file of the store: opening, checking and setting aside.
struct StoreFile: Sendable {
    let folder: String
    var path: String { "\(folder)/\(MarketStore.fileName)" }

    /// How long to wait for the folder's lock, in seconds; other programs hold it for far less.
    static let lockTimeout = 5.0

    /// Creates the folder and its parents as needed.
    func makeFolder() throws(StoreError) {
        var created = folder.hasPrefix("/") ? "" : "."
        for part in folder.split(separator: "/") {
            created += "/" + part
            if mkdir(created, 0o700) != 0, errno != EEXIST, access(created, F_OK) != 0 {
                throw StoreError(.readOnly, path: created, reason: String(cString: strerror(errno)))
            }
        }
    }

    /// Runs a closure while no other program opens the file or sets it aside. On file systems without locks it runs
    /// unprotected.
    ///
    /// - Throws: `busy` if another program holds the folder's lock for longer than `timeout` seconds.
    func withLock<Value>(
        timeout: Double = lockTimeout, _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        // Non-blocking: opening a pipe in place of the folder would wait for a writer.
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK
        #if canImport(Glibc)
            let descriptor = Glibc.open(folder, flags)
        #else
            let descriptor = Darwin.open(folder, flags)
        #endif
        defer { if descriptor >= 0 { close(descriptor) } }
        if descriptor >= 0 { try lock(descriptor, timeout) }
        return try body()
    }

    private func lock(_ descriptor: Int32, _ patience: Double) throws(StoreError) {
        let clock = ContinuousClock(), deadline = clock.now + .seconds(patience)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { return }
            guard clock.now < deadline else {
                throw StoreError(.busy, path: folder, reason: "another program is using the folder")
            }
            usleep(10_000)
        }
    }
}

extension StoreFile {
    /// Opens the file and creates or migrates its tables; a damaged file is replaced by an empty one.
    func open(_ now: Timestamp) throws(StoreError) -> (DatabaseQueue, MarketStore.Opening) {
        let isNew = access(path, F_OK) != 0
        do throws(StoreError) {
            return (try openMigrated(), isNew ? .created : .found)
        } catch {
            guard error.kind == .corrupt else { throw error }
            return try replaced(now, error.reason)
        }
    }

    /// Opens the file after an error that reported damage: every page is checked, and a damaged file is replaced.
    func reopen(_ now: Timestamp) throws(StoreError) -> (DatabaseQueue, MarketStore.Opening) {
        do throws(StoreError) {
            let connection = try openMigrated()
            if let damage = try damage(connection) {
                // The file is set aside; errors on closing it do not matter.
                try? connection.close()
                return try replaced(now, "it is damaged (\(damage))")
            }
            return (connection, .found)
        } catch {
            guard error.kind == .corrupt else { throw error }
            return try replaced(now, error.reason)
        }
    }

    /// A new connection that has not been used yet.
    ///
    /// - Parameters:
    ///   - timeout: how long to wait for another program that holds the file, in seconds.
    ///   - isReadOnly: whether the connection only reads.
    func connect(timeout: Double = 5, isReadOnly: Bool = false) throws(StoreError) -> DatabaseQueue {
        try check()
        return try connect(to: path, timeout, isReadOnly)
    }

    /// A connection to this file or to a copy of it.
    func connect(to file: String, _ patience: Double, _ isReadOnly: Bool) throws(StoreError) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.readonly = isReadOnly
        configuration.prepareDatabase { [path] database in
            // Checked first: an older SQLite would report a valid file as damaged.
            try Schema.checkLibrary(database, path)
            try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY")
        }
        do {
            return try DatabaseQueue(path: file, configuration: configuration)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// A connection to a file of this program, with the tables of this version.
    func openMigrated() throws(StoreError) -> DatabaseQueue {
        let connection = try connect()
        do {
            let isComplete = try connection.inDatabase { database in
                let isComplete = try Schema.isComplete(database, path)
                // Space freed by pruning is returned to the disk in small steps; this has to be set before the first
                // table exists.
                if !isComplete {
                    try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL")
                }
                return isComplete
            }
            if !isComplete { try Schema.migrator.migrate(connection) }
            return connection
        } catch {
            // The first error is reported, not one from closing.
            try? connection.close()
            throw StoreError(path, error)
        }
    }

    /// The first error found in the pages; nil if there is none.
    private func damage(_ connection: DatabaseQueue) throws(StoreError) -> String? {
        do {
            let message = try connection.read { try $0.value("PRAGMA quick_check(1)") ?? "" as String }
            return message == "ok" ? nil : message
        } catch {
            throw StoreError(path, error)
        }
    }

    /// Sets the file aside, together with SQLite's files next to it, and returns a connection to an empty one.
    private func replaced(
        _ now: Timestamp, _ reason: String
    ) throws(StoreError) -> (DatabaseQueue, MarketStore.Opening) {
        let aside = freeName(now)
        for suffix in ["", "-wal", "-shm"] where access(path + suffix, F_OK) == 0 {
            guard rename(path + suffix, aside + suffix) == 0 else {
                let message = "\(reason), and cannot be set aside: \(String(cString: strerror(errno)))"
                throw StoreError(.readOnly, path: path, reason: message)
            }
        }
        return (try openMigrated(), .rebuilt(aside: aside, reason: reason))
    }

    /// An unused name: `market.sqlite.corrupt-20240516-203000`.
    private func freeName(_ now: Timestamp) -> String {
        let digits = now.description.filter { $0.isNumber }
        let name = "\(path).corrupt-\(digits.prefix(8))-\(digits.dropFirst(8))"
        if access(name, F_OK) != 0 { return name }
        return (2...).lazy.map { "\(name)-\($0)" }.first { access($0, F_OK) != 0 } ?? name
    }
}

extension MarketStore {
    /// The names of the damaged stores that were set aside in a folder, sorted.
    public static func damagedFiles(in folder: String) -> [String] {
        guard let entries = opendir(folder) else { return [] }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix("\(fileName).corrupt-"), !name.hasSuffix("-wal"), !name.hasSuffix("-shm") {
                names.append(name)
            }
        }
        return names.sorted()
    }
}
