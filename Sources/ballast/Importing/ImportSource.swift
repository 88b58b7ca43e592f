import Feeds
import Model

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that is to be imported: one by itself, or a table of a data folder.
enum ImportSource {
    case file(String)
    case table(Manifest.Entry, of: DataFolder)
    /// What cannot even be looked into, and why.
    case unreadable(String, FeedError)

    /// What it is called.
    var path: String {
        switch self {
        case .file(let path), .unreadable(let path, _): path
        case .table(let entry, let folder): "\(folder.path)/\(entry.file)"
        }
    }

    /// The files of a path: itself, or of a data folder the tables that a store keeps, in their order.
    static func all(at path: String) -> [ImportSource] {
        var about = stat()
        guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFDIR else { return [.file(path)] }
        do throws(FeedError) {
            let folder = try DataFolder(path)
            let others = FolderTable.others(of: folder)
            if !others.isEmpty {
                Console.complain(
                    "ballast: \(path): left out, for a store has no such table: \(others.joined(separator: ", "))")
            }
            return FolderTable.importable(of: folder).map { .table($0, of: folder) }
        } catch {
            return [.unreadable(path, error)]
        }
    }

    /// What it says.
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
