#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What tells a file from another, without its contents.
struct FileMark: Hashable, Sendable {
    private let numbers: [Int]
    /// The time of the last change, as the system has it.
    private let time: [UInt8]

    /// The mark of a file, links followed; nil where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if canImport(Glibc)
            time = withUnsafeBytes(of: status.st_mtim) { Array($0) }
        #else
            time = withUnsafeBytes(of: status.st_mtimespec) { Array($0) }
        #endif
        numbers = [Int(status.st_dev), Int(status.st_ino), Int(status.st_size)]
    }

    /// Whether something has this name, also a link to nothing and a file without the right to read it.
    static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
