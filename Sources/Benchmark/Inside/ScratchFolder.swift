import Store

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A temporary folder for a measurement, removed afterwards with the stores and files in it.
final class ScratchFolder {
    let root: String
    private var files: [String] = []

    init() throws(BenchmarkError) {
        var template = Array("/tmp/ballast-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system("mkdtemp", code: errno) }
        root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The path of a store or a file in the folder.
    func path(_ name: String) -> String { "\(root)/\(name)" }

    /// The size of a store in megabytes of 10⁶ bytes; 0 if there is none.
    func megabytes(_ name: String) -> Double {
        var status = stat()
        return stat("\(path(name))/\(MarketStore.fileName)", &status) == 0 ? Double(status.st_size) / 1e6 : 0
    }

    /// Writes a file of some lines, and returns its path.
    func write(_ name: String, _ lines: [String]) throws(BenchmarkError) -> String {
        guard let file = fopen(path(name), "w") else { throw .system("fopen of \(name)", code: errno) }
        files.append(name)
        for line in lines { fputs(line, file) }
        guard fclose(file) == 0 else { throw .system("fclose of \(name)", code: errno) }
        return path(name)
    }

    /// Waits until everything written is on the disk, whose work would otherwise be part of the next measurement.
    func settle() { sync() }

    /// Removes a file, if it is there.
    func remove(_ name: String) { unlink(path(name)) }

    /// Removes a folder and the files in it.
    func removeFolder(_ name: String) {
        guard let stream = opendir(path(name)) else { return }
        while let entry = readdir(stream) {
            let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            unlink("\(path(name))/\(file)")
        }
        closedir(stream)
        rmdir(path(name))
    }

    deinit {
        for name in files { unlink(path(name)) }
        for name in ["bundled", StoreLoad.large] {
            for suffix in ["", "-wal", "-shm"] { unlink("\(path(name))/\(MarketStore.fileName)\(suffix)") }
            rmdir(path(name))
        }
        rmdir(root)
    }
}
