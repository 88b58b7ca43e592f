import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension StoreFile {
    /// How long a read waits for another program, in seconds: short, because the first frame depends on it.
    static let readTimeout = 0.5

    /// Whether a file exists, including one that cannot be examined.
    var exists: Bool {
        var about = stat()
        return stat(path, &about) == 0 || (errno != ENOENT && errno != ENOTDIR)
    }

    /// Checks the file, and the files that SQLite places next to it, before SQLite opens them: a pipe would block
    /// forever.
    ///
    /// - Throws: if one of them is not a regular file.
    func check() throws(StoreError) {
        for file in ["-journal", "-wal", "-shm"].map({ path + $0 }) { try StoreFile.check(file) }
        try StoreFile.check(path)
    }

    private static func check(_ path: String) throws(StoreError) {
        var about = stat()
        guard stat(path, &about) == 0 else {
            if errno == ENOENT { return }
            throw StoreError(.readOnly, path: path, reason: String(cString: strerror(errno)))
        }
        if about.st_mode & S_IFMT == S_IFREG { return }
        let found = about.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a special file"
        throw StoreError(.foreign, path: path, reason: "it is \(found), not a store")
    }

    /// A connection for reading a file with the tables of this version. It does not wait for the folder's lock and sets
    /// nothing aside.
    ///
    /// If the file or its folder cannot be written, SQLite cannot create its log next to the file; a copy is read
    /// instead.
    ///
    /// - Parameter acceptsOlder: whether tables of an older version are accepted, which lack the additions of later
    ///   ones.
    /// - Returns: nil if the tables have to be created or migrated first.
    func openForReading(acceptsOlder: Bool = false) throws(StoreError) -> DatabaseQueue? {
        try check()
        guard access(path, R_OK) == 0 else {
            throw StoreError(.readOnly, path: path, reason: "it cannot be read: \(String(cString: strerror(errno)))")
        }
        do throws(StoreError) {
            return try checked(try connect(timeout: StoreFile.readTimeout), acceptsOlder)
        } catch {
            guard error.kind == .readOnly else { throw error }
            return try checked(try openCopy(), acceptsOlder)
        }
    }

    /// The connection if the file has the tables of this version; nil if they have to be created.
    private func checked(
        _ connection: DatabaseQueue, _ acceptsOlder: Bool
    ) throws(StoreError) -> DatabaseQueue? {
        do {
            let isReadable = try connection.read { database in
                let isComplete = try Schema.isComplete(database, path)
                return try isComplete || acceptsOlder && Schema.hasFigures(database, path)
            }
            if isReadable { return connection }
            try connection.close()
            return nil
        } catch {
            // The connection is discarded; errors on closing it do not matter.
            try? connection.close()
            throw StoreError(path, error)
        }
    }

    /// A connection to a copy of the file and its log, in a temporary folder that is removed once the copy is open.
    func openCopy() throws(StoreError) -> DatabaseQueue {
        let folder = try scratchFolder()
        let copy = "\(folder)/\(MarketStore.fileName)"
        defer {
            for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
            rmdir(folder)
        }
        for suffix in ["", "-wal"] where suffix.isEmpty || access(path + suffix, R_OK) == 0 {
            try copyBytes(of: path + suffix, to: copy + suffix)
        }
        let connection = try connect(to: copy, 0, false)
        do {
            // The first read opens the files that SQLite needs; their names can then be removed.
            _ = try connection.read { try $0.value("SELECT count(*) FROM sqlite_schema") ?? 0 as Int }
        } catch {
            throw StoreError(path, error)
        }
        return connection
    }

    private func scratchFolder() throws(StoreError) -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/ballast-XXXXXX".utf8CString)
        let name = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        if let name { return name }
        throw StoreError(path: parent, reason: "no copy can be made there: \(String(cString: strerror(errno)))")
    }

    private func copyBytes(of source: String, to target: String) throws(StoreError) {
        guard let input = fopen(source, "r") else { throw failure(source) }
        defer { fclose(input) }
        guard let output = fopen(target, "wx") else { throw failure(target) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var isComplete = true
        while isComplete {
            let count = fread(&buffer, 1, buffer.count, input)
            if count == 0 { break }
            isComplete = fwrite(buffer, 1, count, output) == count
        }
        let code = errno
        guard fclose(output) == 0, isComplete, ferror(input) == 0 else {
            throw StoreError(path: path, reason: "it cannot be copied: \(String(cString: strerror(code)))")
        }
    }

    private func failure(_ file: String) -> StoreError {
        StoreError(path: file, reason: String(cString: strerror(errno)))
    }
}
