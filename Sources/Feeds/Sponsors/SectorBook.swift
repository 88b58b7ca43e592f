public import Model
import Synchronization

/// Which sector each company is of, gathered from the tables that say so, for those that do not.
///
/// Services answer in any order. A file with companies that nobody knows yet is kept, and looked at again whenever another
/// brings sectors.
public final class SectorBook: Sendable {
    /// A file with companies whose sectors are not known.
    private struct Open: Sendable {
        let file: FundFile
        let source: String
        /// The part of its shares that has a sector so far.
        var known: Double
    }

    fileprivate struct Pages: Sendable {
        var byTicker: [String: Sector] = [:]
        var byCUSIP: [String: Sector] = [:]
        /// Nil for a name that two companies of different sectors have.
        var byName: [String: Sector?] = [:]
    }

    private let pages = Mutex(Pages())
    private let open = Mutex<[Symbol: Open]>([:])

    /// A book of what some tables say.
    public init(_ tables: [HoldingsTable] = []) {
        for table in tables.sorted(by: { $0.asOf.day < $1.asOf.day }) { learn(table) }
    }

    /// Takes what a table says; of an older one it says otherwise.
    public func learn(_ table: HoldingsTable) {
        pages.withLock { pages in
            for holding in table.holdings where holding.sector.isGICS {
                pages.note(holding.sector, ticker: holding.ticker, name: holding.name, cusip: nil)
            }
        }
    }

    /// Takes the tables among updates, as they come when what the first frame does without is loaded.
    public func learn(_ updates: [MarketUpdate]) {
        for update in updates {
            switch update {
            case .holdings(let table): learn(table)
            case .picture(let market): for table in market.holdingsTables { learn(table) }
            case .batch(let updates): learn(updates)
            default: break
            }
        }
    }

    /// Takes what a file says of itself.
    func learn(_ file: FundFile) {
        pages.withLock { pages in
            for position in file.positions where position.kind == .share {
                guard let sector = position.sector, sector.isGICS else { continue }
                pages.note(sector, ticker: position.ticker, name: position.name, cusip: position.cusip)
            }
        }
    }

    /// Keeps a fund's file as long as companies in it are unknown.
    func keep(_ file: FundFile, of fund: Symbol, source: String, known: Double) {
        open.withLock {
            $0[fund] = known < FundFile.allButNothing ? Open(file: file, source: source, known: known) : nil
        }
    }

    /// What is to be said anew of funds in whose files more companies are known than when they came.
    func reconsidered() -> [MarketUpdate] {
        let waiting = open.withLock { $0.sorted { $0.key < $1.key } }
        return waiting.flatMap { fund, entry -> [MarketUpdate] in
            let tables = entry.file.tables(of: fund, source: entry.source, book: self)
            guard tables.known > entry.known else { return [] }
            keep(entry.file, of: fund, source: entry.source, known: tables.known)
            return tables.updates
        }
    }

    /// The sector of a share by its CUSIP, its ticker or its name; nil where nobody has said.
    func sector(of position: FundPosition) -> Sector? {
        pages.withLock { pages in
            if let cusip = position.cusip, let sector = pages.byCUSIP[cusip] { return sector }
            if let sector = pages.byTicker[position.ticker] { return sector }
            return pages.byName[SectorBook.key(position.name)] ?? nil
        }
    }

    /// A name in the one form under which it is kept: without the class of shares and the form in law.
    static func key(_ name: String) -> String {
        var words = CompanyName.words(of: name)
        let ends = ["class", "cl", "common", "ordinary", "shs", "adr", "reit", "series"]
        if let end = words.dropFirst().firstIndex(where: ends.contains) { words.removeSubrange(end...) }
        return CompanyName(words.joined(separator: " ")).words.joined()
    }
}

extension SectorBook.Pages {
    fileprivate mutating func note(_ sector: Sector, ticker: String, name: String, cusip: String?) {
        if !ticker.isEmpty, ticker != "-" { byTicker[ticker] = sector }
        if let cusip, cusip.utf8.count == 9 { byCUSIP[cusip] = sector }
        let key = SectorBook.key(name)
        if key.isEmpty { return }
        let isAmbiguous = byName[key].map { $0 != sector } ?? false
        byName.updateValue(isAmbiguous ? nil : sector, forKey: key)
    }
}
