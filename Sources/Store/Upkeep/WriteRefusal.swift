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
    /// Whether other rights would help.
    public let isOfRights: Bool

    /// A refusal by the system's number of an error.
    public init(path: String, code: Int32) {
        self.path = path
        reason = String(cString: strerror(code))
        isOfRights = code == EACCES || code == EPERM
    }

    /// Asks for a store in a folder; nil where it can be written. A folder that is not there yet is made in the nearest one
    /// above it that is.
    public init?(folder: String) {
        self.init(folder: folder, asking: WriteRefusal.ask)
    }

    /// The same, with another way to ask: the number of the error, 0 for none, ENOENT where there is nothing.
    init?(folder: String, asking ask: (_ path: String, _ isFolder: Bool) -> Int32) {
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
        self.init(path: path, code: code)
    }

    private static func ask(_ path: String, isFolder: Bool) -> Int32 {
        let place = isFolder ? "\(path)/." : path
        return access(place, isFolder ? W_OK | X_OK : W_OK) == 0 ? 0 : errno
    }
}
