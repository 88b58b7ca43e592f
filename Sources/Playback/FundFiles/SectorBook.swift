public import Model
import Synchronization

/// The sectors of companies, collected from tables that state them, for tables that do not.
///
/// Responses arrive in any order. A file with companies whose sector is unknown is retained and tried again when
/// another file adds sectors.
public final class SectorBook: Sendable {
    /// A file with companies whose sector is unknown.
    private struct Unresolved: Sendable {
        let file: FundFile
        let source: String
        /// The fraction of its shares, by weight, that has a sector so far.
        var known: Double
    }

    fileprivate struct Index: Sendable {
        var byTicker: [String: Sector] = [:]
        var byCUSIP: [String: Sector] = [:]
        /// Nil for a name shared by companies of different sectors.
        var byName: [String: Sector?] = [:]
    }

    private let index = Mutex(Index())
    private let unresolved = Mutex<[Symbol: Unresolved]>([:])

    /// A book of the sectors in the given tables.
    public init(_ tables: [HoldingsTable] = []) {
        for table in tables.sorted(by: { $0.asOf.day < $1.asOf.day }) { ingest(table) }
    }

    /// Adds the sectors of a table, replacing different earlier ones.
    public func ingest(_ table: HoldingsTable) {
        index.withLock { index in
            for holding in table.holdings where holding.sector.isGICS {
                index.add(holding.sector, ticker: holding.ticker, name: holding.name, cusip: nil)
            }
        }
    }

    /// Adds the sectors of all holdings tables among updates.
    public func ingest(_ updates: [MarketUpdate]) {
        for update in updates {
            switch update {
            case .holdings(let table): ingest(table)
            case .snapshot(let market): for table in market.holdingsTables { ingest(table) }
            case .batch(let updates): ingest(updates)
            default: break
            }
        }
    }

    /// Adds the sectors that a fund's file states.
    func ingest(_ file: FundFile) {
        index.withLock { index in
            for position in file.positions where position.kind == .share {
                guard let sector = position.sector, sector.isGICS else { continue }
                index.add(sector, ticker: position.ticker, name: position.name, cusip: position.cusip)
            }
        }
    }

    /// Retains a fund's file while it contains companies whose sector is unknown.
    func store(_ file: FundFile, of fund: Symbol, source: String, classified: Double) {
        unresolved.withLock {
            $0[fund] =
                classified < FundFile.fullyClassified ? Unresolved(file: file, source: source, known: classified) : nil
        }
    }

    /// Updated tables of the funds in whose files more sectors are known than at their last update.
    func reconsidered() -> [MarketUpdate] {
        let waiting = unresolved.withLock { $0.sorted { $0.key < $1.key } }
        return waiting.flatMap { fund, entry -> [MarketUpdate] in
            let tables = entry.file.tables(of: fund, source: entry.source, book: self)
            guard tables.classified > entry.known else { return [] }
            store(entry.file, of: fund, source: entry.source, classified: tables.classified)
            return tables.updates
        }
    }

    /// The sector of a share by its CUSIP, ticker or name; nil if unknown.
    func sector(of position: FundPosition) -> Sector? {
        index.withLock { index in
            if let cusip = position.cusip, let sector = index.byCUSIP[cusip] { return sector }
            if let sector = index.byTicker[position.ticker] { return sector }
            return index.byName[SectorBook.key(position.name)] ?? nil
        }
    }

    /// The normalised form of a name: without share class and legal form.
    static func key(_ name: String) -> String {
        var words = CompanyName.words(of: name)
        let ends = ["class", "cl", "common", "ordinary", "shs", "adr", "reit", "series"]
        if let end = words.dropFirst().firstIndex(where: ends.contains) { words.removeSubrange(end...) }
        return CompanyName(words.joined(separator: " ")).words.joined()
    }
}

extension SectorBook.Index {
    fileprivate mutating func add(_ sector: Sector, ticker: String, name: String, cusip: String?) {
        if !ticker.isEmpty, ticker != "-" { byTicker[ticker] = sector }
        if let cusip, cusip.utf8.count == 9 { byCUSIP[cusip] = sector }
        let key = SectorBook.key(name)
        if key.isEmpty { return }
        let isAmbiguous = byName[key].map { $0 != sector } ?? false
        byName.updateValue(isAmbiguous ? nil : sector, forKey: key)
    }
}
