#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why the store on disk cannot be written, found without writing.
///
/// The check uses access(2), so it reflects the user's permissions, read-only file systems and immutable files alike.
public struct WriteRefusal: Hashable, Sendable {
    /// The folder or file that cannot be written.
    public let path: String
    /// The system's error message.
    public let reason: String
    /// The cause.
    public let obstacle: Obstacle

    /// Causes that prevent writing.
    public enum Obstacle: Hashable, Sendable {
        /// The permissions of the user's own file or folder, or its belonging to another user.
        case permissions, owner
        /// The immutable attribute.
        case immutable
        /// The disk, or a path that is not a folder.
        case other
    }

    /// Creates a refusal from an `errno` code.
    ///
    /// - Parameter isOwn: whether the file or folder belongs to the user.
    public init(path: String, code: Int32, isOwn: Bool) {
        self.path = path
        reason = String(cString: strerror(code))
        obstacle =
            switch code {
            case EACCES: isOwn ? .permissions : .owner
            case EPERM: .immutable
            default: .other
            }
    }

    /// Checks the store in a folder; nil if it can be written. For a folder that does not exist, its nearest existing
    /// parent is checked.
    public init?(folder: String) {
        self.init(folder: folder, checking: WriteRefusal.check, isOwn: WriteRefusal.isOwn)
    }

    /// The same with an injected check, which returns an `errno` code: 0 for none, ENOENT if there is nothing at the
    /// path.
    init?(
        folder: String, checking check: (_ path: String, _ isFolder: Bool) -> Int32, isOwn: (_ path: String) -> Bool
    ) {
        var existing = folder
        while existing != "/", existing != ".", check(existing, true) == ENOENT {
            let slash = existing.lastIndex(of: "/")
            existing = slash.map { $0 == existing.startIndex ? "/" : String(existing[..<$0]) } ?? "."
        }
        let file = "\(folder)/\(MarketStore.fileName)"
        let files = [file, file + "-wal", file + "-shm"].map { ($0, check($0, false)) }.filter { $0.1 != ENOENT }
        // If the folder does not exist, neither do the files, whatever the check returns for them.
        let results = [(existing, check(existing, true))] + (existing == folder ? files : [])
        guard let (path, code) = results.first(where: { $0.1 != 0 }) else { return nil }
        self.init(path: path, code: code, isOwn: isOwn(path))
    }

    private static func isOwn(_ path: String) -> Bool {
        var about = stat()
        return stat(path, &about) == 0 && about.st_uid == geteuid()
    }

    private static func check(_ path: String, isFolder: Bool) -> Int32 {
        let target = isFolder ? "\(path)/." : path
        return access(target, isFolder ? W_OK | X_OK : W_OK) == 0 ? 0 : errno
    }
}
