import Feeds
import Model
import Store

/// The files of one import command: each is tried, whatever became of those before it.
struct ImportBatch {
    /// What the next file is read by: what is known, with what the files before brought.
    private var market: Market
    private let book: SectorBook
    private let symbol: Symbol?
    private let date: Day?
    private let now: Timestamp
    private let isRehearsal: Bool
    private var run: Int64?
    /// How many files were taken, and how many refused.
    private(set) var taken = 0, refused = 0

    /// A batch upon a market.
    init(market: Market, symbol: Symbol?, date: Day?, now: Timestamp, isRehearsal: Bool) {
        self.market = market
        self.symbol = symbol
        self.date = date
        self.now = now
        self.isRehearsal = isRehearsal
        book = SectorBook(market.holdingsTables)
    }

    /// Takes files and folders, says of each what it changes, and in the end how many were taken and refused.
    mutating func take(_ paths: [String], into store: MarketStore) throws {
        let sources = paths.flatMap { ImportSource.all(at: $0) }
        if isRehearsal {
            var batch = self
            try store.rehearse(at: now) { rehearsal in
                for source in sources {
                    try batch.take(source) { updates, _ throws(StoreError) in
                        try rehearsal.importFile(updates, file: source.path)
                    }
                }
            }
            self = batch
        } else {
            for source in sources {
                let now = now
                try take(source) { updates, run throws(StoreError) in
                    try store.importFile(updates, file: source.path, run: run, at: now)
                }
            }
        }
        guard sources.count > 1 else { return }
        Console.tell("\(taken) \(isRehearsal ? "would be taken" : "taken"), \(refused) refused\n")
    }

    /// Takes one file, all or nothing. What is wrong with the file is its own matter; what is wrong with the store ends
    /// the batch.
    private mutating func take(
        _ source: ImportSource, _ keep: ([MarketUpdate], Int64?) throws(StoreError) -> ImportChanges
    ) throws(StoreError) {
        let file: ImportedFile
        do throws(FeedError) {
            file = try source.read(market.listings.map(\.instrument), book, symbol: symbol, date: date, now: now)
        } catch {
            refused += 1
            // The error names the file already, without the folders that lead to it.
            let isNamed = source.path.hasSuffix(error.source)
            let place = isNamed ? source.path.dropLast(error.source.count) + "" : source.path + ": "
            return Console.complain("ballast: \(place)\(error)")
        }
        do throws(StoreError) {
            let changes = try keep(file.updates, run)
            run = changes.run ?? run
            taken += 1
            market.apply(.batch(file.updates))
            tell(source, file, changes)
        } catch  where error.kind == .contradiction || error.kind == .other {
            refused += 1
            Console.complain("ballast: \(source.path): \(error.reason)")
        }
    }

    private func tell(_ source: ImportSource, _ file: ImportedFile, _ changes: ImportChanges) {
        let notes = file.notes + changes.notes + changes.summary(isRehearsal: isRehearsal)
        Console.tell("\(source.path): \(file.kind): \(notes.joined(separator: "; "))\n\(changes.text)")
        let faults = file.faults.map(\.description) + changes.omissions
        if let first = faults.first {
            let more = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
            Console.complain("ballast: left out: \(first)\(more)")
        }
    }
}
