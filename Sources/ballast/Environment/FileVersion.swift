#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Identifies a version of a file without reading its contents.
struct FileVersion: Hashable, Sendable {
    private let numbers: [Int]
    /// The time of the last change, in the system's format.
    private let time: [UInt8]

    /// The current version of a file, following links; nil if there is none.
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

    /// Whether the path exists, including as a dangling link or an unreadable file.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
