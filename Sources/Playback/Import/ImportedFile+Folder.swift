public import Formats
public import Model

extension ImportedFile {
    /// Reads a table of a data folder.
    ///
    /// - Parameters:
    ///   - now: if given, rows dated later are left out.
    ///   - instruments: the catalogue.
    public init(
        _ entry: Manifest.Entry, of folder: DataFolder, now: Timestamp? = nil, instruments: [Instrument] = []
    ) throws(FeedError) {
        guard let reader = FolderTable.reader(of: entry, folder, instruments) else {
            throw FeedError(entry.file, expected: "a table of a store", found: entry.file)
        }
        let table = try folder.checkingDays(at: now).content(of: entry.file, reader.read)
        if table.content.isEmpty, let first = table.errors.first { throw first }
        self.init(
            reader.kind, BundledTables.priceName(entry.file), table.content, errors: table.errors,
            notes: ["\(entry.rows) row\(entry.rows == 1 ? "" : "s")"])
    }
}
