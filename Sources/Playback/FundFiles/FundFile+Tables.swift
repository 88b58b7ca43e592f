package import Formats
package import Model

extension FundFile {
    /// The minimum fraction of a fund's shares, by weight, with a known sector for a sector table to be shown.
    static let minimumClassified = 0.8
    /// The fraction above which a missing remainder is not visible in any printed figure.
    static let fullyClassified = 0.9995

    /// The positions and sectors of a fund as updates, with sectors from the book where the file has none, and the
    /// fraction of its shares, by weight, whose sector is known.
    func tables(of fund: Symbol, source: String, book: SectorBook) -> (updates: [MarketUpdate], classified: Double) {
        let sourced = positions.map { position in
            var position = position
            if position.kind == .share, position.sector == nil { position.sector = book.sector(of: position) }
            return position
        }
        let holdings = HoldingsTable(
            fund: fund, asOf: Dated(asOf), holdings: sourced.map(Holding.init).sorted { $0.weight > $1.weight },
            source: source)
        let known = FundFile.knownPart(of: sourced)
        guard known >= FundFile.minimumClassified else { return ([.holdings(holdings)], known) }
        let sectors = SectorTable(summing: holdings, quality: quality(known))
        return ([.holdings(holdings), .sectors(sectors)], known)
    }

    /// The fraction of the shares' weight that has a GICS sector.
    private static func knownPart(of positions: [FundPosition]) -> Double {
        let shares = positions.filter { $0.kind == .share }
        let total = shares.reduce(0) { $0 + $1.weight }
        let known = shares.reduce(0) { $0 + ($1.sector?.isGICS == true ? $1.weight : 0) }
        return total > 0 ? known / total : 0
    }

    /// Whether the file itself gives the sector of each share.
    var statesSectors: Bool { positions.allSatisfy { $0.kind != .share || $0.sector != nil } }

    private func quality(_ known: Double) -> Quality {
        if known < FundFile.fullyClassified { return .atLeast }
        return statesSectors ? .exact : .derived("sectors by other funds' tables")
    }
}

extension Parsed<FundFile> {
    /// The updates of a complete file. Sectors that it states are added to the book, which may complete other funds'
    /// files; missing ones are looked up in the book.
    package func updates(
        of fund: Symbol, source: String, book: SectorBook
    ) throws(FeedError) -> Parsed<[MarketUpdate]> {
        try content.checkComplete(source)
        let tables = content.tables(of: fund, source: source, book: book)
        guard content.statesSectors else {
            book.store(content, of: fund, source: source, classified: tables.classified)
            // Another file may have been added in the meantime.
            let retried = content.tables(of: fund, source: source, book: book)
            if retried.classified > tables.classified {
                book.store(content, of: fund, source: source, classified: retried.classified)
            }
            return Parsed<[MarketUpdate]>(retried.updates, errors: errors)
        }
        book.ingest(content)
        return Parsed<[MarketUpdate]>(tables.updates + book.reconsidered(), errors: errors)
    }
}

extension Holding {
    /// The stored form of a position.
    init(_ position: FundPosition) {
        let sector = position.kind == .cash ? .cash : position.sector ?? .unassigned
        self.init(
            ticker: position.ticker, name: position.name, sector: sector, weight: position.weight,
            price: position.price, shares: position.shares)
    }
}
