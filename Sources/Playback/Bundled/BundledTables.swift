import Dispatch
public import Formats
public import Model
import Synchronization

/// The tables that ship with the program, read in two stages: those that the first frame needs, and the remaining ones.
public struct BundledTables: Sendable {
    /// The source name shown with the bundled figures.
    public static let name = "bundled"

    /// The folder that holds the tables.
    public let folder: DataFolder

    /// The tables of a folder.
    ///
    /// - Parameter now: rows dated later than this are rejected; nil disables the check.
    public init(_ folder: DataFolder, now: Timestamp? = nil) {
        self.folder = folder.checkingDays(at: now)
    }

    /// The number of sessions and days of rates that the first frame needs: a year of returns and a long average, with
    /// some to spare.
    public static let firstDepth = 400

    /// The market at the close of its last session, and the errors found in the tables.
    ///
    /// Covers instruments, prices, rates, sector weights, deals and valuations. A table that cannot be read leaves its
    /// part of the market empty and is named in the source's status.
    ///
    /// - Parameter depth: about how many of the newest sessions and days of rates are read; nil for all.
    public func firstStage(depth: Int? = nil) -> (market: Market, errors: [FeedError]) {
        let catalogue = folder.read("instruments.csv", orElse: [], InstrumentTable.read)
        var stage = FirstStage()
        let parts = FirstStage.parts(of: catalogue.content, listed: folder.manifest)
        for part in read(parts, depth: depth) { stage.add(part) }
        let errors = folder.manifest.errors + catalogue.errors + stage.errors
        return (stage.market(errors), errors)
    }

    /// The instruments of the catalogue; empty if it cannot be read.
    public var symbols: [Symbol] {
        folder.read("instruments.csv", orElse: [], InstrumentTable.read).content.map(\.symbol)
    }

    /// Reads tables on all cores, since together they take longer than anything else before the first frame. The
    /// results are in the order of `parts`.
    private func read(_ parts: [FirstStage.Part], depth: Int?) -> [FirstStage.Result] {
        let results = Mutex([FirstStage.Result?](repeating: nil, count: parts.count))
        DispatchQueue.concurrentPerform(iterations: parts.count) { index in
            let result = parts[index].read(folder, depth: depth)
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    /// The first session of all tables of prices, as the manifest has it; nil if it states none.
    public var firstDay: Day? {
        folder.manifest.entries.filter { BundledTables.priceName($0.file) != nil }.compactMap { Day($0.first) }.min()
    }

    /// What a first stage of limited depth lacks: all sessions and rates, as updates to its market. One table is read
    /// after the other, since nothing waits for them and memory is used again.
    private func histories() -> (updates: [MarketUpdate], errors: [FeedError]) {
        let catalogue = folder.read("instruments.csv", orElse: [], InstrumentTable.read)
        var stage = FirstStage()
        for part in FirstStage.histories(of: catalogue.content, listed: folder.manifest) {
            stage.add(part.read(folder, depth: nil))
        }
        return (stage.histories, stage.errors)
    }

    /// The funds' holdings, and filings, headlines and companies if the folder has them.
    public func rest() -> (updates: [MarketUpdate], errors: [FeedError]) {
        var errors: [FeedError] = []
        var updates: [MarketUpdate] = []
        for entry in folder.manifest.entries {
            guard let (fund, asOf) = BundledTables.holdingsName(entry.file) else { continue }
            if let message = folder.days?.breach(asOf.day) {
                errors.append(FeedError(entry.file, expected: message, found: asOf.description))
                continue
            }
            let holdings = read(entry.file, orElse: [], &errors, FundTables.holdings)
            if holdings.isEmpty { continue }
            updates.append(
                .holdings(HoldingsTable(fund: fund, asOf: asOf, holdings: holdings, source: entry.source)))
        }
        for file in ["filings.csv", "headlines.csv", "companies.csv"] {
            guard let entry = folder.manifest[file], let reader = FolderTable.reader(of: entry, folder) else {
                continue
            }
            updates += read(file, orElse: [], &errors, reader.read)
        }
        return (updates, errors)
    }

    /// The updates of the second stage, followed by the status of both stages if it has errors of its own.
    ///
    /// - Parameters:
    ///   - errors: the errors of the first stage.
    ///   - isDeep: whether the first stage has read all sessions.
    public func laterUpdates(_ errors: [FeedError] = [], isDeep: Bool = true) -> [MarketUpdate] {
        let deep = isDeep ? (updates: [], errors: errors) : histories(), rest = rest()
        let updates = deep.updates + rest.updates
        let all = errors + (deep.errors + rest.errors).filter { !errors.contains($0) }
        if all.count == errors.count { return updates }
        return updates + [.source(SourceStatus(BundledTables.name, all, isEmpty: false))]
    }
}

extension BundledTables {
    func read<Content: Sendable>(
        _ file: String, orElse empty: Content, _ errors: inout [FeedError],
        _ parse: (inout TableReader) throws(FeedError) -> Content
    ) -> Content {
        let table = folder.read(file, orElse: empty, parse)
        errors += table.errors
        return table.content
    }

    /// The fund and date of a file name such as `funds/holdings-IWM-2024-09-27.csv`; nil if the name has another form.
    static func holdingsName(_ file: String) -> (Symbol, Dated)? {
        let prefix = "funds/holdings-"
        guard file.hasPrefix(prefix), file.hasSuffix(".csv") else { return nil }
        let name = file.dropFirst(prefix.count).dropLast(4)
        // A symbol may contain hyphens itself: the longest suffix that is a date is used.
        for length in [10, 7, 4] {
            let rest = name.dropLast(length)
            if rest.count > 1, rest.hasSuffix("-"), let asOf = Dated(name.suffix(length)) {
                return (Symbol(rest.dropLast()), asOf)
            }
        }
        return nil
    }

    /// The instrument of a file name such as `prices/IWM.csv`; nil if the name has another form.
    static func priceName(_ file: String) -> Symbol? {
        let prefix = "prices/"
        guard file.hasPrefix(prefix), file.hasSuffix(".csv") else { return nil }
        return Symbol(file.dropFirst(prefix.count).dropLast(4))
    }
}

extension BundledTables {
    /// A replay of the minute bars of December 2019; nil if they cannot be read or none is dated `from` or later.
    ///
    /// - Parameters:
    ///   - fullMarket: the market returned by `firstStage()`, for the catalogue, indexes and rates.
    ///   - speed: market minutes per second, 0.1…1000.
    public func intradayReplay(
        fullMarket: Market, from: Day? = nil, speed: Double = 1
    ) -> (replay: IntradayReplayMachine?, errors: [FeedError]) {
        let table = folder.read("intraday/minute-2019-12.csv", orElse: MinuteHistory(), MinuteTable.read)
        let machine = IntradayReplayMachine(
            table.content, fullMarket: fullMarket, provenance: Provenance(table.source, .bundled), from: from,
            speed: speed)
        return (machine, table.errors)
    }
}
