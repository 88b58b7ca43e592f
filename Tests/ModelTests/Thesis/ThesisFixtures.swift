import Testing

@testable import Model
@testable import Thesis

/// Parses expressions and theses from tests, and evaluates them for spring 2024.
enum ThesisFixtures {
    /// The market of `Spring2024` with the fund's sectors, the deals and one point of price-earnings ratios.
    static let market = market(at: Spring2024.day)

    static func market(at day: Day) -> Market {
        let point = ValuationPoint(
            Day("2023-12-07") ?? day, large: 18.8, mid: 13.8, small: 13.3, measure: "forward", source: "test")
        return Market(
            Moment(day, mode: .bundled), listings: Spring2024.market.listings, rates: Spring2024.market.rates,
            sectorTables: [SectorTests.fund], deals: BiotechDeals.all.filter { $0.announced.day <= day },
            valuations: [point])
    }

    static func figure(_ text: String, in market: Market = market) throws -> Reading {
        try Parser.figure(text, vocabulary).reading(in: market)
    }

    static func number(_ text: String, in market: Market = market) throws -> Double? {
        try figure(text, in: market).number?.value
    }

    static func truth(_ text: String, in market: Market = market) throws -> Bool? {
        try Parser.condition(text, vocabulary).truth(in: market)
    }

    static let vocabulary: ThesisVocabulary = {
        var vocabulary = ThesisVocabulary(of: market)
        vocabulary.derived["small_vs_large"] = Gauge("IWM", over: "SPY")
        return vocabulary
    }()

    /// A thesis with the given conditions (eight at most), whose ids are a, b, c….
    static func thesis(_ conditions: String..., claims: [[String: String]] = []) throws -> Thesis {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"]
        let tables = zip(names, conditions).map { name, holds in
            table("condition", ["id": name, "words": "words of \(name)", "holds": holds])
        }
        return try Thesis(
            source(tables + claims.map { table("claim", $0) }), vocabulary)
    }

    /// The errors of a thesis file; empty if it is valid.
    static func errors(of source: ThesisSource) -> [ThesisError] {
        do {
            _ = try Thesis(source, vocabulary)
            return []
        } catch {
            return error.errors
        }
    }

    static func result(_ condition: String, in market: Market = market) throws -> ConditionResult {
        try #require(thesis(condition).evaluate(market).conditions.first)
    }

    static func table(_ name: String, _ values: [String: String]) -> ThesisSource.Table {
        let location = ThesisSource.SourceLocation(line: 1, column: 1)
        return ThesisSource.Table(
            name, at: location,
            entries: values.sorted { $0.key < $1.key }.map {
                ThesisSource.Entry($0.key, $0.value, at: location, locations: [location])
            })
    }

    static func source(_ tables: [ThesisSource.Table]) -> ThesisSource {
        ThesisSource(file: "test.toml", lines: [], tables: tables)
    }
}
