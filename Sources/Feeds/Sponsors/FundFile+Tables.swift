import Model

extension FundFile {
    /// So much of a fund's shares must have a sector before a table of its sectors says anything.
    static let leastKnown = 0.8
    /// What is missing to the whole shows in no figure as it is printed.
    static let allButNothing = 0.9995

    /// The positions and sectors of a fund as updates, with sectors from the book where the file has none, and the part of
    /// its shares whose sector is known.
    func tables(of fund: Symbol, source: String, book: SectorBook) -> (updates: [MarketUpdate], known: Double) {
        let sourced = positions.map { position in
            var position = position
            if position.kind == .share, position.sector == nil { position.sector = book.sector(of: position) }
            return position
        }
        let holdings = HoldingsTable(
            fund: fund, asOf: Dated(asOf), holdings: sourced.map(Holding.init).sorted { $0.weight > $1.weight },
            source: source)
        let known = FundFile.knownPart(of: sourced)
        guard known >= FundFile.leastKnown else { return ([.holdings(holdings)], known) }
        let sectors = SectorTable(summing: holdings, quality: quality(known))
        return ([.holdings(holdings), .sectors(sectors)], known)
    }

    /// What part of the shares' weight has a sector that counts.
    private static func knownPart(of positions: [FundPosition]) -> Double {
        let shares = positions.filter { $0.kind == .share }
        let whole = shares.reduce(0) { $0 + $1.weight }
        let known = shares.reduce(0) { $0 + ($1.sector?.isGICS == true ? $1.weight : 0) }
        return whole > 0 ? known / whole : 0
    }

    /// Whether each share has the sector that the file itself says.
    var saysSectors: Bool { positions.allSatisfy { $0.kind != .share || $0.sector != nil } }

    private func quality(_ known: Double) -> Quality {
        if known < FundFile.allButNothing { return .atLeast }
        return saysSectors ? .exact : .derived("sectors by other funds' tables")
    }
}

extension Parsed<FundFile> {
    /// What a whole file says of a fund. The sectors that it states are learnt, and bring those of other funds' files to
    /// light; those that it does not are looked up.
    func pollResult(of fund: Symbol, source: String, book: SectorBook) throws(FeedError) -> PollResult {
        try content.checkWhole(source)
        let tables = content.tables(of: fund, source: source, book: book)
        guard content.saysSectors else {
            book.keep(content, of: fund, source: source, known: tables.known)
            // Another file may have come in between.
            let again = content.tables(of: fund, source: source, book: book)
            if again.known > tables.known { book.keep(content, of: fund, source: source, known: again.known) }
            return PollResult(again.updates, faults: faults)
        }
        book.learn(content)
        return PollResult(tables.updates + book.reconsidered(), faults: faults)
    }
}

extension Holding {
    /// A position as it is kept.
    init(_ position: FundPosition) {
        let sector = position.kind == .cash ? .cash : position.sector ?? .unassigned
        self.init(
            ticker: position.ticker, name: position.name, sector: sector, weight: position.weight,
            price: position.price, shares: position.shares)
    }
}
