import Formats
import Model
import Playback

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file to import: a single one, or a table of a data folder.
enum ImportSource {
    case file(String)
    case table(Manifest.Entry, of: DataFolder)
    /// A folder that cannot be read, and why.
    case unreadable(String, FeedError)

    /// The path, for messages.
    var path: String {
        switch self {
        case .file(let path), .unreadable(let path, _): path
        case .table(let entry, let folder): "\(folder.path)/\(entry.file)"
        }
    }

    /// The files at a path: the file itself, or the tables of a data folder that a store can hold, in order.
    static func all(at path: String) -> [ImportSource] {
        var about = stat()
        guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFDIR else { return [.file(path)] }
        do throws(FeedError) {
            let folder = try DataFolder(path)
            let others = FolderTable.others(of: folder)
            if !others.isEmpty {
                Console.printError(
                    "ballast: \(path): left out, as a store has no such table: \(others.joined(separator: ", "))")
            }
            return FolderTable.importable(of: folder).map { .table($0, of: folder) }
        } catch {
            return [.unreadable(path, error)]
        }
    }

    /// Parses the file.
    func read(
        _ instruments: [Instrument], _ book: SectorBook, symbol: Symbol?, date: Day?, now: Timestamp
    ) throws(FeedError) -> ImportedFile {
        switch self {
        case .file(let path):
            try ImportedFile(path: path, symbol: symbol, date: date, now: now, instruments: instruments, book: book)
        case .table(let entry, let folder): try ImportedFile(entry, of: folder, now: now, instruments: instruments)
        case .unreadable(_, let error): throw error
        }
    }
}
