#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why nothing can be written to the history on disk, by one who only asks.
///
/// The system is asked whether this process may (access(2)), and nothing is tried: so it holds for whoever asks, rights,
/// disks mounted for reading and files that are set immutable alike.
public struct WriteRefusal: Hashable, Sendable {
    /// The folder or file that cannot be written.
    public let path: String
    /// Why, in the system's words.
    public let reason: String
    /// What stands in the way.
    public let obstacle: Obstacle

    /// What can stand in the way of writing.
    public enum Obstacle: Hashable, Sendable {
        /// The rights of what is the user's own, or it being somebody else's.
        case rights, owner
        /// A mark that it must not change.
        case isFixed
        /// The disk, or what is no folder.
        case other
    }

    /// A refusal by the system's number of an error.
    ///
    /// - Parameter isOwn: whether what refuses belongs to the user.
    public init(path: String, code: Int32, isOwn: Bool) {
        self.path = path
        reason = String(cString: strerror(code))
        obstacle =
            switch code {
            case EACCES: isOwn ? .rights : .owner
            case EPERM: .isFixed
            default: .other
            }
    }

    /// Asks for a store in a folder; nil where it can be written. A folder that is not there yet is made in the nearest one
    /// above it that is.
    public init?(folder: String) {
        self.init(folder: folder, asking: WriteRefusal.ask, isOwn: WriteRefusal.isOwn)
    }

    /// The same, with another way to ask: the number of the error, 0 for none, ENOENT where there is nothing.
    init?(
        folder: String, asking ask: (_ path: String, _ isFolder: Bool) -> Int32, isOwn: (_ path: String) -> Bool
    ) {
        var existing = folder
        while existing != "/", existing != ".", ask(existing, true) == ENOENT {
            let slash = existing.lastIndex(of: "/")
            existing = slash.map { $0 == existing.startIndex ? "/" : String(existing[..<$0]) } ?? "."
        }
        let file = "\(folder)/\(MarketStore.fileName)"
        let files = [file, file + "-wal", file + "-shm"].map { ($0, ask($0, false)) }.filter { $0.1 != ENOENT }
        // Where the folder is not there, neither are the files, whatever stands in the way of asking for them.
        let asked = [(existing, ask(existing, true))] + (existing == folder ? files : [])
        guard let (path, code) = asked.first(where: { $0.1 != 0 }) else { return nil }
        self.init(path: path, code: code, isOwn: isOwn(path))
    }

    private static func isOwn(_ path: String) -> Bool {
        var about = stat()
        return stat(path, &about) == 0 && about.st_uid == geteuid()
    }

    private static func ask(_ path: String, isFolder: Bool) -> Int32 {
        let place = isFolder ? "\(path)/." : path
        return access(place, isFolder ? W_OK | X_OK : W_OK) == 0 ? 0 : errno
    }
}
