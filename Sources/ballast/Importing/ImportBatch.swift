import Formats
import Model
import Playback
import Store

/// The files of one import command: each is attempted, whatever the result of those before it.
struct ImportBatch {
    /// The market with which the next file is parsed, including the files before it.
    private var market: Market
    private let book: SectorBook
    private let symbol: Symbol?
    private let date: Day?
    private let now: Timestamp
    private let isRehearsal: Bool
    private var run: Int64?
    /// The number of files imported, and of files refused.
    private(set) var imported = 0, refused = 0

    /// Creates a batch that starts from a market.
    init(market: Market, symbol: Symbol?, date: Day?, now: Timestamp, isRehearsal: Bool) {
        self.market = market
        self.symbol = symbol
        self.date = date
        self.now = now
        self.isRehearsal = isRehearsal
        book = SectorBook(market.holdingsTables)
    }

    /// Imports files and folders, prints the changes of each, and at the end the number imported and refused.
    mutating func run(_ paths: [String], into store: MarketStore) throws {
        let sources = paths.flatMap { ImportSource.all(at: $0) }
        if isRehearsal {
            var batch = self
            try store.rehearse(at: now) { rehearsal in
                for source in sources {
                    try batch.importSource(source) { updates, _ throws(StoreError) in
                        try rehearsal.importFile(updates, file: source.path)
                    }
                }
            }
            self = batch
        } else {
            for source in sources {
                let now = now
                try importSource(source) { updates, run throws(StoreError) in
                    try store.importFile(updates, file: source.path, run: run, at: now)
                }
            }
        }
        guard sources.count > 1 else { return }
        Console.printNotice("\(imported) \(isRehearsal ? "would be imported" : "imported"), \(refused) refused\n")
    }

    /// Imports one file in one transaction. An error in the file only counts as refused; an error of the store ends the
    /// batch.
    private mutating func importSource(
        _ source: ImportSource, _ store: ([MarketUpdate], Int64?) throws(StoreError) -> ImportChanges
    ) throws(StoreError) {
        let file: ImportedFile
        do throws(FeedError) {
            file = try source.read(market.listings.map(\.instrument), book, symbol: symbol, date: date, now: now)
        } catch {
            refused += 1
            // The error names the file, but without its folders.
            let isNamed = source.path.hasSuffix(error.source)
            let prefix = isNamed ? source.path.dropLast(error.source.count) + "" : source.path + ": "
            return Console.printError("ballast: \(prefix)\(error)")
        }
        do throws(StoreError) {
            let changes = try store(file.updates, run)
            run = changes.run ?? run
            imported += 1
            market.apply(.batch(file.updates))
            printChanges(source, file, changes)
        } catch  where error.kind == .contradiction || error.kind == .other {
            refused += 1
            Console.printError("ballast: \(source.path): \(error.reason)")
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
