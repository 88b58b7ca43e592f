import TestSupport

@testable import Model
@testable import Reports

/// Markets of spring 2024 with deals, for recaps.
enum RecapFixtures {
    static let day = Spring2024.day

    /// The market of `Spring2024`, by default on its last day, with the given deals.
    static func market(
        _ deals: [Deal] = [], listings: [Listing] = Spring2024.market.listings, on day: Day = day
    ) -> Market {
        Market(
            Moment(day, mode: .bundled), listings: listings, rates: Spring2024.market.rates,
            sectorTables: [FundSectors.fund], deals: deals)
    }

    static func deal(
        _ day: Day, _ upfront: Double? = nil, most: Double? = nil, to target: String = "Target",
        _ kind: Deal.Kind = .acquisition, _ precision: Dated.Precision = .day, area: String = "biotech"
    ) -> Deal {
        Deal(
            announced: Dated(day, precision: precision), acquirer: "Buyer", target: target, kind: kind, area: area,
            upfrontUSDMillions: upfront, maximumUSDMillions: most, source: "https://example.com/\(target)")
    }

    /// An instrument with a close of 100 followed by `closes`, on sessions up to the last day.
    static func listing(
        _ symbol: Symbol, _ closes: Double..., kind: Instrument.Kind = .etf, benchmark: Symbol? = nil,
        basis: Instrument.Basis = .adjusted
    ) -> Listing {
        let days = [Day("2024-05-15"), Day("2024-05-16")].compactMap(\.self).suffix(closes.count + 1)
        let bars = zip(days, [100] + closes).map { Bar($0, close: $1) }
        return Listing(
            Instrument(
                symbol, name: symbol.name, kind: kind, group: "test", benchmark: benchmark, basis: basis),
            series: Series(bars), provenance: Provenance("tables", .bundled))
    }
}

extension Recap {
    /// The sentences under a heading, joined by spaces; empty if there is no such heading.
    func prose(_ heading: String) -> String {
        sections.first { $0.heading == heading }?.sentences.map(\.text).joined(separator: " ") ?? ""
    }
}
