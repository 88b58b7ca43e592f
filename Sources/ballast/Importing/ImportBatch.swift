import Formats
import Model
import Playback
import Store

/// The files of one import command: each is attempted, whatever the result of those before it.
struct ImportBatch {
    /// Parses the next file; the files imported before it are taken into account.
    private var reader: ImportReader
    private let now: Timestamp
    private let isRehearsal: Bool
    private var run: Int64?
    /// The number of files imported, and of files refused.
    private(set) var imported = 0, refused = 0

    /// Creates a batch that starts from the instruments and holdings of a market.
    init(market: Market, symbol: Symbol?, date: Day?, now: Timestamp, isRehearsal: Bool) {
        self.now = now
        self.isRehearsal = isRehearsal
        reader = ImportReader(market, symbol: symbol, date: date, now: now)
    }

    /// Imports files and folders, prints the changes of each, and at the end the number imported and refused.
    mutating func run(_ paths: [String], into store: MarketStore) throws {
        let sources = paths.flatMap { ImportSource.all(at: $0) }
        if isRehearsal {
            var batch = self
            try store.rehearse(at: now) { rehearsal in
                try batch.importAll(sources) { updates, file, _ throws(StoreError) in
                    try rehearsal.importFile(updates, file: file)
                }
            }
            self = batch
        } else {
            let now = now
            try importAll(sources) { updates, file, run throws(StoreError) in
                try store.importFile(updates, file: file, run: run, at: now)
            }
        }
        guard sources.count > 1 else { return }
        Console.printNotice("\(imported) \(isRehearsal ? "would be imported" : "imported"), \(refused) refused\n")
    }

    /// Stores the updates of a file with a name and the run that it continues.
    private typealias Storing = ([MarketUpdate], String, Int64?) throws(StoreError) -> ImportChanges

    /// Imports files in order; each is parsed while the one before it is stored.
    private mutating func importAll(_ sources: [ImportSource], _ store: Storing) throws(StoreError) {
        var next = sources.first.map { ReadAhead($0, reader) }
        for (index, source) in sources.enumerated() {
            guard let outcome = next?.outcome else { return }
            let following = index + 1 < sources.count ? sources[index + 1] : nil
            next = following.map { ReadAhead($0, outcome.reader) }
            if try importSource(source, outcome.file, store) {
                reader = outcome.reader
            } else {
                // The store does not have its instruments: the next file is parsed without them.
                next = following.map { ReadAhead($0, reader) }
            }
        }
    }

    /// Imports one file in one transaction; returns whether it was imported. An error in the file only counts as
    /// refused; an error of the store ends the batch.
    private mutating func importSource(
        _ source: ImportSource, _ file: Result<ImportedFile, FeedError>, _ store: Storing
    ) throws(StoreError) -> Bool {
        switch file {
        case .failure(let error):
            refused += 1
            // The error names the file, but without its folders.
            let isNamed = source.path.hasSuffix(error.source)
            let prefix = isNamed ? source.path.dropLast(error.source.count) + "" : source.path + ": "
            Console.printError("ballast: \(prefix)\(error)")
            return false
        case .success(let file):
            do throws(StoreError) {
                let changes = try store(file.updates, source.path, run)
                run = changes.run ?? run
                imported += 1
                printChanges(source, file, changes)
                return true
            } catch  where error.kind == .contradiction || error.kind == .other {
                refused += 1
                Console.printError("ballast: \(source.path): \(error.reason)")
                return false
            }
        }
    }

    private func printChanges(_ source: ImportSource, _ file: ImportedFile, _ changes: ImportChanges) {
        let notes = file.notes + changes.notes + changes.summary(isRehearsal: isRehearsal)
        Console.printNotice("\(source.path): \(file.kind): \(notes.joined(separator: "; "))\n\(changes.text)")
        let errors = file.errors.map(\.description) + changes.omissions
        if let first = errors.first {
            let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
            Console.printError("ballast: left out: \(first)\(more)")
        }
    }
}
