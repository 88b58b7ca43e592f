import Dispatch
public import Model
import Synchronization

/// The tables that ship with the program, in two stages: what the first frame needs, and the rest.
public struct BundledTables: Sendable {
    /// Its word beside its figures.
    public static let name = "bundled"

    /// Where the tables are.
    public let folder: DataFolder

    /// The tables of a folder.
    ///
    /// - Parameter now: the time that no figure can be later than; nil where that is not looked at.
    public init(_ folder: DataFolder, now: Timestamp? = nil) {
        self.folder = folder.judging(now)
    }

    /// The market at the close of its last session, with what was wrong in the tables.
    ///
    /// Instruments, prices, rates, sector weights, deals and valuations. A table that cannot be read leaves its part
    /// empty and is named in the source's status.
    public func firstStage() -> (market: Market, faults: [FeedError]) {
        let catalogue = folder.read("instruments.csv", orElse: [], InstrumentTable.read)
        var stage = FirstStage()
        for part in read(FirstStage.parts(of: catalogue.content, listed: folder.manifest)) { stage.take(part) }
        let faults = folder.manifest.faults + catalogue.faults + stage.faults
        return (stage.market(faults), faults)
    }

    /// Reads tables on all cores, for together they take longer than anything else before the first frame; the result is
    /// in the order asked for.
    private func read(_ parts: [FirstStage.Part]) -> [FirstStage.Result] {
        let results = Mutex([FirstStage.Result?](repeating: nil, count: parts.count))
        DispatchQueue.concurrentPerform(iterations: parts.count) { place in
            let result = parts[place].read(folder)
            results.withLock { $0[place] = result }
        }
        return results.withLock { $0.compactMap(\.self) }
    }

    /// What the first frame does without: the funds' holdings; filings, headlines and companies where the folder has them.
    public func rest() -> (updates: [MarketUpdate], faults: [FeedError]) {
        var faults: [FeedError] = []
        var updates: [MarketUpdate] = []
        for entry in folder.manifest.entries {
            guard let (fund, asOf) = BundledTables.holdingsName(entry.file) else { continue }
            if let words = folder.days?.breach(asOf.day) {
                faults.append(FeedError(entry.file, expected: words, found: asOf.description))
                continue
            }
            let holdings = take(entry.file, orElse: [], &faults, FundTables.holdings)
            if holdings.isEmpty { continue }
            updates.append(
                .holdings(HoldingsTable(fund: fund, asOf: asOf, holdings: holdings, source: entry.source)))
        }
        for file in ["filings.csv", "headlines.csv", "companies.csv"] {
            guard let entry = folder.manifest[file], let reader = FolderTable.reader(of: entry, folder) else {
                continue
            }
            updates += take(file, orElse: [], &faults, reader.read)
        }
        return (updates, faults)
    }

    /// The cyclically adjusted price-earnings ratio of the S&P 500 by month, oldest first.
    public func cyclicalValuations() -> (months: [CyclicalValuation], faults: [FeedError]) {
        var faults: [FeedError] = []
        let months = take("valuation/sp500-cape.csv", orElse: [], &faults, ValuationTables.cyclical)
        return (months, faults)
    }
}

extension BundledTables {
    func take<Content: Sendable>(
        _ file: String, orElse empty: Content, _ faults: inout [FeedError],
        _ parse: (inout TableReader) throws(FeedError) -> Content
    ) -> Content {
        let table = folder.read(file, orElse: empty, parse)
        faults += table.faults
        return table.content
    }

    /// The fund and date of `funds/holdings-IWM-2024-09-27.csv`.
    static func holdingsName(_ file: String) -> (Symbol, Dated)? {
        let prefix = "funds/holdings-"
        guard file.hasPrefix(prefix), file.hasSuffix(".csv") else { return nil }
        let name = file.dropFirst(prefix.count).dropLast(4)
        // A symbol may have hyphens of its own: the date is the longest end that is one.
        for length in [10, 7, 4] {
            let rest = name.dropLast(length)
            if rest.count > 1, rest.hasSuffix("-"), let asOf = Dated(name.suffix(length)) {
                return (Symbol(rest.dropLast()), asOf)
            }
        }
        return nil
    }

    /// The instrument of `prices/IWM.csv`.
    static func priceName(_ file: String) -> Symbol? {
        let prefix = "prices/"
        guard file.hasPrefix(prefix), file.hasSuffix(".csv") else { return nil }
        return Symbol(file.dropFirst(prefix.count).dropLast(4))
    }
}

extension BundledTables {
    /// The minute bars of December 2019 as a replay; nil where they cannot be read or none lies on or after `from`.
    ///
    /// - Parameters:
    ///   - whole: the market of `firstStage()`, for catalogue, indexes and rates.
    ///   - speed: minutes of the market a second, 0.1…1000.
    public func intradayReplay(
        whole: Market, from: Day? = nil, speed: Double = 1
    ) -> (replay: IntradayReplayMachine?, faults: [FeedError]) {
        let table = folder.read("intraday/minute-2019-12.csv", orElse: MinuteHistory(), MinuteTable.read)
        let machine = IntradayReplayMachine(
            table.content, whole: whole, provenance: Provenance(table.source, .bundled), from: from, speed: speed)
        return (machine, table.faults)
    }
}
