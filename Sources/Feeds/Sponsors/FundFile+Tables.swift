import Model

extension FundFile {
    /// So much of a fund's shares must have a sector before a table of its sectors says anything.
    static let leastKnown = 0.8

    /// The positions and sectors of a fund as updates, with sectors from the book where the file has none, and what was
    /// wrong with that.
    func tables(of fund: Symbol, source: String, book: SectorBook) -> Harvest {
        let sourced = positions.map { position in
            var position = position
            if position.kind == .share, position.sector == nil { position.sector = book.sector(of: position) }
            return position
        }
        let holdings = HoldingsTable(
            fund: fund, asOf: Dated(asOf), holdings: sourced.map(Holding.init).sorted { $0.weight > $1.weight },
            source: source)
        let known = FundFile.knownPart(of: sourced)
        var harvest = Harvest([.holdings(holdings)])
        if known >= FundFile.leastKnown {
            harvest.updates.append(.sectors(SectorTable(summing: holdings, quality: quality(known))))
        } else if positions.contains(where: { $0.kind == .share }) {
            let percent = NumberText.percentWithUnit(known, decimals: 0, sign: .negative)
            harvest.faults.append(FeedError("\(fund)", expected: "sectors of its shares", found: "those of \(percent)"))
        }
        return harvest
    }

    /// What part of the shares' weight has a sector that counts.
    private static func knownPart(of positions: [FundPosition]) -> Double {
        let shares = positions.filter { $0.kind == .share }
        let whole = shares.reduce(0) { $0 + $1.weight }
        let known = shares.reduce(0) { $0 + ($1.sector?.isGICS == true ? $1.weight : 0) }
        return whole > 0 ? known / whole : 0
    }

    private func quality(_ known: Double) -> Quality {
        // Less than this is no part of any figure as it is printed.
        if known < 0.9995 { return .atLeast }
        let isOwn = positions.allSatisfy { $0.kind != .share || $0.sector != nil }
        return isOwn ? .exact : .derived("sectors by other funds' tables")
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
