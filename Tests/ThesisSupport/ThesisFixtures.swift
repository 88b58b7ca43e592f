package import Model
import TestSupport
package import Thesis

/// Theses and their market in tests: spring 2024.
package enum ThesisFixtures {
    /// The market of `Spring2024` with the fund's sectors, the deals and one point of price-earnings ratios.
    package static let market = market(at: Spring2024.day)

    package static func market(at day: Day) -> Market {
        let point = ValuationPoint(
            Day("2023-12-07") ?? day, large: 18.8, mid: 13.8, small: 13.3, measure: "forward", source: "test")
        return Market(
            Moment(day, mode: .bundled), listings: Spring2024.market.listings, rates: Spring2024.market.rates,
            sectorTables: [FundSectors.fund], deals: BiotechDeals.all.filter { $0.announced.day <= day },
            valuations: [point])
    }

    package static let vocabulary: ThesisVocabulary = {
        var vocabulary = ThesisVocabulary(of: market)
        vocabulary.derived["small_vs_large"] = Gauge("IWM", over: "SPY")
        return vocabulary
    }()

    /// A thesis with the given conditions (eight at most), whose ids are a, b, c….
    package static func thesis(_ conditions: String..., claims: [[String: String]] = []) throws -> Thesis {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"]
        let tables = zip(names, conditions).map { name, holds in
            table("condition", ["id": name, "words": "words of \(name)", "holds": holds])
        }
        return try Thesis(
            source(tables + claims.map { table("claim", $0) }), vocabulary)
    }

    package static func table(_ name: String, _ values: [String: String]) -> ThesisSource.Table {
        let location = ThesisSource.SourceLocation(line: 1, column: 1)
        return ThesisSource.Table(
            name, at: location,
            entries: values.sorted { $0.key < $1.key }.map {
                ThesisSource.Entry($0.key, $0.value, at: location, locations: [location])
            })
    }

    package static func source(_ tables: [ThesisSource.Table]) -> ThesisSource {
        ThesisSource(file: "test.toml", lines: [], tables: tables)
    }
}
