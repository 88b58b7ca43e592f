import GRDB
import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The file of the store: how it is opened, judged, set aside.
struct StoreFile: Sendable {
    let folder: String
    var path: String { "\(folder)/\(MarketStore.fileName)" }

    /// Another program sets a file aside or makes its tables in far less, in seconds.
    static let lockPatience = 5.0

    /// Makes the folder, and those above it, where it is not there.
    func makeFolder() throws(StoreError) {
        var made = folder.hasPrefix("/") ? "" : "."
        for part in folder.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0, errno != EEXIST, access(made, F_OK) != 0 {
                throw StoreError(.readOnly, path: made, reason: String(cString: strerror(errno)))
            }
        }
    }

    /// Does something while no other program opens or sets aside the file. Where a file system knows no locks, it is done
    /// without.
    ///
    /// - Throws: `busy` where another program holds the folder for seconds.
    func locked<Value>(
        patience: Double = lockPatience, _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        // Not blocking: a pipe in the folder's place would wait for somebody to write.
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK
        #if canImport(Glibc)
            let descriptor = Glibc.open(folder, flags)
        #else
            let descriptor = Darwin.open(folder, flags)
        #endif
        defer { if descriptor >= 0 { close(descriptor) } }
        if descriptor >= 0 { try lock(descriptor, patience) }
        return try body()
    }

    private func lock(_ descriptor: Int32, _ patience: Double) throws(StoreError) {
        let clock = ContinuousClock(), deadline = clock.now + .seconds(patience)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { return }
            guard clock.now < deadline else {
                throw StoreError(.busy, path: folder, reason: "another program holds the folder")
            }
            usleep(10_000)
        }
    }
}

extension StoreFile {
    /// A connection to the file as it is, with the tables of this version; a damaged file is replaced by an empty one.
    func open(_ now: Timestamp) throws(StoreError) -> (DatabaseQueue, MarketStore.Opening) {
        let isNew = access(path, F_OK) != 0
        do throws(StoreError) {
            return (try prepared(), isNew ? .created : .found)
        } catch {
            guard error.kind == .corrupt else { throw error }
            return try replaced(now, error.reason)
        }
    }

    /// A connection after an error that says that the file is damaged: every page is looked at, and the file replaced
    /// where that is so.
    func reopen(_ now: Timestamp) throws(StoreError) -> (DatabaseQueue, MarketStore.Opening) {
        do throws(StoreError) {
            let connection = try prepared()
            if let fault = try fault(connection) {
                // The file is set aside, whatever is wrong with closing it.
                try? connection.close()
                return try replaced(now, "it is damaged (\(fault))")
            }
            return (connection, .found)
        } catch {
            guard error.kind == .corrupt else { throw error }
            return try replaced(now, error.reason)
        }
    }

    /// A connection that nothing has been asked of yet.
    ///
    /// - Parameters:
    ///   - patience: how many seconds to wait for another program that holds the file.
    ///   - isReadOnly: whether nothing can be written by it.
    func connect(patience: Double = 5, isReadOnly: Bool = false) throws(StoreError) -> DatabaseQueue {
        try check()
        return try connect(to: path, patience, isReadOnly)
    }

    /// A connection to this file, or to a copy of it.
    func connect(to file: String, _ patience: Double, _ isReadOnly: Bool) throws(StoreError) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.readonly = isReadOnly
        configuration.prepareDatabase { [path] database in
            // First of all: to an older SQLite a good file looks damaged.
            try Schema.checkLibrary(database, path)
            try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY")
        }
        do {
            return try DatabaseQueue(path: file, configuration: configuration)
        } catch {
            throw StoreError(path, error)
        }
    }

    /// A connection to a file that is this program's, with the tables of this version.
    func prepared() throws(StoreError) -> DatabaseQueue {
        let connection = try connect()
        do {
            let isComplete = try connection.inDatabase { database in
                let isComplete = try Schema.isComplete(database, path)
                // Room that pruning frees goes back to the disk in small steps; it has to be said before the first table.
                if !isComplete {
                    try database.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL")
                }
                return isComplete
            }
            if !isComplete { try Schema.migrator.migrate(connection) }
            return connection
        } catch {
            // The first error counts: it is the reason for closing.
            try? connection.close()
            throw StoreError(path, error)
        }
    }

    /// The first thing that is wrong with the pages; nil where nothing is.
    private func fault(_ connection: DatabaseQueue) throws(StoreError) -> String? {
        do {
            let words = try connection.read { try $0.value("PRAGMA quick_check(1)") ?? "" as String }
            return words == "ok" ? nil : words
        } catch {
            throw StoreError(path, error)
        }
    }

    /// Sets the file aside, and what SQLite keeps beside it, and returns a connection to an empty one.
    private func replaced(
        _ now: Timestamp, _ reason: String
    ) throws(StoreError) -> (DatabaseQueue, MarketStore.Opening) {
        let aside = freeName(now)
        for suffix in ["", "-wal", "-shm"] where access(path + suffix, F_OK) == 0 {
            guard rename(path + suffix, aside + suffix) == 0 else {
                let words = "\(reason), and cannot be set aside: \(String(cString: strerror(errno)))"
                throw StoreError(.readOnly, path: path, reason: words)
            }
        }
        return (try prepared(), .rebuilt(aside: aside, reason: reason))
    }

    /// A name that is not taken: `market.sqlite.corrupt-20240516-203000`.
    private func freeName(_ now: Timestamp) -> String {
        let digits = now.description.filter { $0.isNumber }
        let name = "\(path).corrupt-\(digits.prefix(8))-\(digits.dropFirst(8))"
        if access(name, F_OK) != 0 { return name }
        return (2...).lazy.map { "\(name)-\($0)" }.first { access($0, F_OK) != 0 } ?? name
    }
}

extension MarketStore {
    /// The damaged stores that were set aside in a folder, by name.
    public static func filesAside(in folder: String) -> [String] {
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
