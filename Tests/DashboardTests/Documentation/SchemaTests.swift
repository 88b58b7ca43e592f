import Foundation
import Model
import Reports
import TestSupport
import Testing
import Thesis

@testable import ballast

/// Holds the schemas in `Documentation/schemas` against the figures as JSON, over days with much data and with little.
@Suite struct SchemaTests {
    static let names = ["snapshot", "recap", "backtest", "doctor", "refresh", "list", "watch", "collect"]

    static func schema(_ name: String) throws -> JSONSchema {
        let path = Repository.root + "/Documentation/schemas/\(name).schema.json"
        return try JSONSchema(JSON(parsing: try String(contentsOfFile: path, encoding: .utf8)))
    }

    @Test("every property is described, and every object names and requires all it has", arguments: names)
    func closed(name: String) throws {
        let schema = try SchemaTests.schema(name)
        #expect(schema.undescribed.sorted() == [])
        // Which details a finding has depends on what was examined.
        let details = "#/properties/findings/items/properties/details"
        #expect(schema.openObjects.sorted() == (name == "doctor" ? [details] : []))
    }

    @Test(
        "the figures of a day have exactly the properties of the schema",
        arguments: ["1987-09-11", "1995-06-01", "1999-01-04", "2008-10-10", "2020-03-16", "2024-05-16", "2026-08-20"])
    func snapshot(date: String) throws {
        let market = Bundled.market.asOf(try #require(Day(date)), mode: .bundled)
        #expect(try SchemaTests.schema("snapshot").review(SchemaTests.report(of: market)).errors == [])
    }

    @Test("the figures of live markets and of an empty one have exactly the properties of the schema")
    func live() throws {
        let schema = try SchemaTests.schema("snapshot")
        for market in SchemaTests.liveMarkets + [Market(Moment(Spring2024.day, mode: .live))] {
            #expect(schema.review(SchemaTests.report(of: market)).errors == [])
        }
    }

    @Test("every property of the schema of figures has a value in one of the markets")
    func complete() throws {
        let schema = try SchemaTests.schema("snapshot")
        let markets = [Bundled.market, Bundled.may] + SchemaTests.liveMarkets
        let reviews = markets.map { schema.review(SchemaTests.report(of: $0)) }
        let present = reviews.reduce(into: Set<String>()) { $0.formUnion($1.present) }
        #expect(schema.properties.subtracting(present).sorted() == [])
    }

    @Test(
        "a recap has exactly the properties of the schema",
        arguments: ["1987-09-11", "1999-01-04", "2020-03-16", "2024-05-16", "2026-08-20"])
    func recap(date: String) throws {
        let day = try #require(Day(date))
        let recap = try Bundled.market.recap(on: day, thesis: Bundled.thesis)
        #expect(try SchemaTests.schema("recap").review(recap.json()).errors == [])
    }

    @Test("a backtest has exactly the properties of the schema, with and without sessions that follow")
    func backtest() throws {
        let schema = try SchemaTests.schema("backtest")
        for (from, to) in [("2024-04-01", "2024-05-16"), ("2026-08-19", "2026-08-20")] {
            let (first, last) = (try #require(Day(from)), try #require(Day(to)))
            let backtest = try #require(Backtest(Bundled.thesis, Bundled.market, from: first, to: last))
            #expect(schema.review(backtest.report()).errors == [])
        }
    }

    @Test("a property that the schema lacks, and one that the figures lack, are errors")
    func differences() throws {
        let schema = try SchemaTests.schema("snapshot")
        guard case .object(let members) = SchemaTests.report(of: Bundled.may) else { return }
        #expect(schema.review(.object(members + [JSON.Member("more", 1)])).errors == ["/: not in the schema: more"])
        #expect(schema.review(.object(members.filter { $0.name != "policy" })).errors == ["/: no policy"])
    }

    /// Markets with filings, headlines, companies and sources of every state.
    private static let liveMarkets = [Filings.market, IndebtedCompanies.market, Bundled.may.withSources]

    private static func report(of market: Market) -> JSON {
        let result = Bundled.thesis.evaluate(market)
        return market.report(thesis: result, since: result.conditions.map { _ in market.day })
    }
}
