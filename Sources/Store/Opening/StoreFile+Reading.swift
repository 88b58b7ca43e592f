import GRDB

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension StoreFile {
    /// A first frame waits no longer for another program than a reader bears, in seconds.
    static let readPatience = 0.5

    /// Whether something has the name of the file, also where one may not look at it.
    var isThere: Bool {
        var about = stat()
        return stat(path, &about) == 0 || (errno != ENOENT && errno != ENOTDIR)
    }

    /// Looks at the file, and at those that SQLite keeps beside it, before SQLite opens them: a pipe would never answer.
    ///
    /// - Throws: where there is something that is no file.
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
        let found = about.st_mode & S_IFMT == S_IFDIR ? "a folder" : "no file"
        throw StoreError(.foreign, path: path, reason: "it is \(found), not a store")
    }

    /// A connection to read by, to a file with the tables of this version. No lock of the folder is waited for, and nothing
    /// is set aside.
    ///
    /// Where the file or its folder cannot be written, SQLite cannot keep its log beside the file: a copy is read then.
    ///
    /// - Parameter acceptsOlder: whether an older version's tables do, which have all figures but not what came with later
    ///   versions.
    /// - Returns: nil where the tables have to be made first, as in a file of an older version.
    func reading(acceptsOlder: Bool = false) throws(StoreError) -> DatabaseQueue? {
        try check()
        guard access(path, R_OK) == 0 else {
            throw StoreError(.readOnly, path: path, reason: "it cannot be read: \(String(cString: strerror(errno)))")
        }
        do throws(StoreError) {
            return try judged(try connect(patience: StoreFile.readPatience), acceptsOlder)
        } catch {
            guard error.kind == .readOnly else { throw error }
            return try judged(try copied(), acceptsOlder)
        }
    }

    /// The connection where the tables of this version are there; nil where they have to be made.
    private func judged(
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
            // The file is given up, and with it what is wrong with closing it.
            try? connection.close()
            throw StoreError(path, error)
        }
    }

    /// A connection to a copy of the file and of its log, in a folder of one's own that is gone once it is open.
    func copied() throws(StoreError) -> DatabaseQueue {
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
            // What it needs is open from the first reading on; then the names may go.
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
        var isWhole = true
        while isWhole {
            let count = fread(&buffer, 1, buffer.count, input)
            if count == 0 { break }
            isWhole = fwrite(buffer, 1, count, output) == count
        }
        let code = errno
        guard fclose(output) == 0, isWhole, ferror(input) == 0 else {
            throw StoreError(path: path, reason: "it cannot be copied: \(String(cString: strerror(code)))")
        }
    }

    private func failure(_ file: String) -> StoreError {
        StoreError(path: file, reason: String(cString: strerror(errno)))
    }
}
