import Model
import TestSupport
import Testing
import Thesis
import ThesisSupport

@testable import Reports

struct FigureFeedTests {
    private static let time = Timestamp(milliseconds: 1_715_889_600_123)

    private func quote(_ symbol: Symbol, _ value: Double) throws -> MarketUpdate {
        .quote(
            Quote(
                symbol, last: try #require(Price(rounding: value, decimals: 2)), session: Spring2024.day,
                time: Self.time))
    }

    /// The lines after updates, from a feed that has told the market before them.
    private func lines(
        _ feed: inout FigureFeed, _ market: inout Market, _ thesis: Thesis, _ updates: [MarketUpdate]
    ) -> [JSON] {
        var scope = FigureScope()
        for update in updates {
            scope.add(update, on: market.day)
            market.apply(update)
        }
        return feed.changes(market, thesis.evaluate(market), since: [], in: scope, receivedAt: Self.time)
    }

    @Test("the first line is the whole report, with version and receipt time")
    func opening() throws {
        let market = ThesisFixtures.market, thesis = try ThesisFixtures.thesis("last(IWM) > 0")
        var feed = FigureFeed()
        let line = feed.opening(market, thesis.evaluate(market), since: [nil], receivedAt: Self.time)
        #expect(line["version"] == 1 && line["type"] == "figures" && line["sequence"] == 0)
        #expect(line["received"] == "2024-05-16T20:00:00.123Z")
        #expect(line["figures"] == market.report(thesis: thesis.evaluate(market), since: [nil]))
    }

    @Test("a price is told once with all that follows from it, and nothing else")
    func price() throws {
        var market = ThesisFixtures.market
        let thesis = try ThesisFixtures.thesis("last(IWM) > 210", "trend(10Y) = falling")
        var feed = FigureFeed()
        _ = feed.opening(market, thesis.evaluate(market), since: [], receivedAt: Self.time)
        let lines = lines(&feed, &market, thesis, [try quote("IWM", 204), try quote("IWM", 212)])
        let own = lines.filter { $0["section"] == "instruments" }
        // Its own figures, and those of the fund that is compared with it.
        #expect(own.compactMap { $0["key"]?["symbol"] } == ["IWM", "QQQS"])
        #expect(own[0]["value"]?["last"] == 212)
        #expect(lines.contains { $0["section"] == "thesis.conditions" && $0["value"]?["status"] == "holds" })
        #expect(lines.contains { $0["section"] == "thesis.holds" && $0["value"] == 2 })
        #expect(!lines.contains { $0["section"] == "yields" || $0["key"]?["id"] == "b" || $0["section"] == "deals" })
        #expect(lines.enumerated().allSatisfy { $1["sequence"] == JSON($0 + 1) })
        #expect(self.lines(&feed, &market, thesis, [try quote("IWM", 212)]).isEmpty)
    }

    @Test("lines applied to the first one give the report of the market at their end")
    func applied() throws {
        var market = ThesisFixtures.market
        let thesis = try ThesisFixtures.thesis("last(IWM) > 210")
        var feed = FigureFeed()
        let first = feed.opening(market, thesis.evaluate(market), since: [], receivedAt: Self.time)
        var records = Dictionary(
            uniqueKeysWithValues: FigureRecord.all(in: try #require(first["figures"])).map { ($0.place, $0.value) })
        let batches: [[MarketUpdate]] = [
            [try quote("SPY", 530)], [.source(SourceStatus("a", .failed, reason: "x"))],
            [.curve(YieldCurve(Spring2024.day, percent: [.tenYears: 4.5]))],
            [try quote("QQQS", 27), try quote("RUT", 2100)],
            [.moment(Moment(Spring2024.day + 1, mode: .live))],
            [.moment(Moment(Spring2024.day + 1, .open, mode: .live))],
        ]
        for batch in batches {
            for line in lines(&feed, &market, thesis, batch) {
                guard case .string(let section)? = line["section"] else { continue }
                records[FigureRecord.Place(section: section, key: line["key"])] = line["value"]
            }
        }
        let expected = market.report(thesis: thesis.evaluate(market), since: [])
        #expect(
            records == Dictionary(uniqueKeysWithValues: FigureRecord.all(in: expected).map { ($0.place, $0.value) }))
    }

    @Test("an element that is gone is told as removed")
    func removed() throws {
        var market = ThesisFixtures.market
        let thesis = try ThesisFixtures.thesis("last(IWM) > 210")
        var feed = FigureFeed(sections: [.instruments])
        _ = feed.opening(market, thesis.evaluate(market), since: [], receivedAt: Self.time)
        let fewer = Market(market.moment, listings: Array(market.listings.dropLast()))
        let lines = lines(&feed, &market, thesis, [.snapshot(fewer)])
        #expect(lines.filter { $0["removed"] == true }.map { $0["key"] } == [["symbol": "SPX"]])
        // The index that is compared with it has no comparison any more.
        #expect(lines.filter { $0["value"] != nil }.map { $0["key"] } == [["symbol": "RUT"]])
    }

    @Test("only the sections and instruments that are asked for are told")
    func part() throws {
        var market = ThesisFixtures.market
        let thesis = try ThesisFixtures.thesis("last(IWM) > 210")
        var feed = FigureFeed(sections: [.instruments, .yields], symbols: ["SPY"])
        let first = feed.opening(market, thesis.evaluate(market), since: [], receivedAt: Self.time)
        #expect(first["figures"]?["instruments"]?[0]?["symbol"] == "SPY")
        #expect(first["figures"]?["instruments"]?[1] == nil && first["figures"]?["thesis"] == nil)
        let lines = lines(&feed, &market, thesis, [try quote("IWM", 212), try quote("SPY", 531)])
        #expect(lines.count == 1 && lines[0]["key"] == ["symbol": "SPY"])
    }
}
