import Dashboard
import Foundation
import Model
import Playback
import Reports
import Screen
import Store
import TestSupport
import Testing

/// With newer rows of every kind in the store, a past date shows the same as without them.
@Suite("No data newer than the moment") struct PointInTimeTests {
    static let dates = [
        "2000-03-10", "2001-09-17", "2003-06-30", "2007-08-09", "2008-10-10", "2009-03-09", "2012-11-23", "2015-08-24",
        "2018-12-24", "2019-12-20", "2020-03-23", "2021-02-12", "2022-06-16", "2022-12-30", "2023-12-22", "2024-03-28",
        "2024-05-16", "2024-09-27", "2025-04-08", "2025-09-24",
    ]

    /// The bundled tables.
    let tables: Market
    /// The same from a store that has newer rows in each of its tables.
    let stored: Market

    init() throws {
        let folder = try TemporaryFolder()
        let bundled = BundledTables(try DataFolder(Repository.data))
        let first = bundled.firstStage().market, rest = bundled.rest().updates
        tables = rest.reduce(first) { $0.applying($1) }
        let received = Timestamp(first.day + 600, hour: 12, minute: 0)
        let store = try MarketStore.open(folder: folder.path, now: received)
        try store.importTables(first, later: rest, fingerprint: "a")
        try store.save(NewerRows(after: tables).updates, receivedAt: received)
        var snapshot = try #require(try store.firstSnapshot())
        // A store has no reference tables: the program adds the bundled ones.
        snapshot.reference = bundled.reference().tables
        stored = try store.rest().reduce(snapshot) { $0.applying($1) }
    }

    @Test("every figure and every panel at twenty dates is the same with a full store as without it")
    func twentyDates() throws {
        try #require(stored.day > tables.day && !stored.filings.isEmpty && !stored.companies.isEmpty)
        for date in PointInTimeTests.dates.compactMap({ Day($0) }) {
            let expected = figures(tables, date), actual = figures(stored, date)
            #expect(expected.count > 1000 && actual == expected, "\(date): \(difference(actual, expected))")
            for panel in PanelID.allCases {
                #expect(drawn(panel, stored, date) == drawn(panel, tables, date), "\(date) \(panel.title)")
            }
        }
    }

    @Test("a replay that jumps, steps and plays to a date shows what the date shows without newer rows")
    func replay() throws {
        var machine = try #require(ReplayMachine(stored))
        var market = stored
        for date in ["2019-12-20", "2024-03-28", "2024-05-16"].compactMap({ Day($0) }) {
            machine.send(.jump(to: date - 5))
            if let update = machine.drain() { market.apply(update) }
            while machine.state.day < date {
                machine.send(.step(1))
                let update = machine.drain()
                market.apply(try #require(update))
            }
            #expect(figures(market, date) == figures(tables, date), "\(date)")
        }
    }

    @Test("a deal's completion, a report and a response of later days are not visible before")
    func later() throws {
        let may = try #require(Day("2024-05-16"))
        let past = stored.asOf(may, mode: .replay)
        #expect(stored.deals.contains { $0.target == "Proteologix" && $0.stage == .completed })
        #expect(past.deals.first { $0.target == "Proteologix" }?.stage == .announced)
        #expect(past.filings.isEmpty && past.headlines.isEmpty && past.companies.isEmpty)
        var polled = stored
        let time = Timestamp(stored.day, hour: 20, minute: 0)
        polled.apply(.source(SourceStatus("yahoo", .good, lastSuccess: time)))
        #expect(polled.asOf(may, mode: .replay).sources.allSatisfy { $0.lastSuccess == nil })
        #expect(polled.asOf(stored.day, mode: .replay).sources.contains { $0.lastSuccess == time })
    }

    /// The figures as JSON lines, without the status of the sources.
    private func figures(_ market: Market, _ date: Day) -> [Substring] {
        let lines = market.asOf(date, mode: .bundled).report().text().split(separator: "\n")
        return Array(lines.prefix { !$0.contains("\"sources\":") })
    }

    private func difference(_ a: [Substring], _ b: [Substring]) -> String {
        zip(a, b).first { $0 != $1 }.map { "\($0) instead of \($1)" } ?? "\(a.count) lines instead of \(b.count)"
    }

    private func drawn(_ panel: PanelID, _ market: Market, _ date: Day) -> String {
        let state = AppState(market: market.asOf(date, mode: .bundled), size: Size(150, 50), select: "IWM")
        return state.completed().draw(only: panel).text()
    }
}

/// Made-up newer rows for each table of a store.
private struct NewerRows {
    let market: Market
    /// Some months after the last session, so that no deal count continues from the bundled deals.
    let day: Day

    init(after market: Market) {
        self.market = market
        day = market.day + 120
    }

    var updates: [MarketUpdate] { prices + rates + funds + deals + reports + [.snapshot(ratios)] }

    private var prices: [MarketUpdate] {
        market.listings.flatMap { listing -> [MarketUpdate] in
            let symbol = listing.instrument.symbol, close = listing.series.lastClose ?? 100
            let bars = (1...450).map { Bar(market.day + $0, close: close * (1 + Double($0 % 7) / 50)) }
            let quote = Quote(
                symbol, last: Price(units: 123, decimals: 0), session: day + 400,
                time: Timestamp(day + 400, hour: 15, minute: 0))
            let intraday = Intraday(
                day + 400, offsetMinutes: -240,
                points: [Intraday.Point(Timestamp(day + 400, hour: 15, minute: 0), close)])
            return bars.map { .bar(symbol, $0) } + [.quote(quote), .intraday(symbol, intraday)]
        }
    }

    private var rates: [MarketUpdate] {
        (1...450).flatMap { index -> [MarketUpdate] in
            let percent = Dictionary(uniqueKeysWithValues: Tenor.allCases.map { ($0, 1 + Double(index % 9) / 10) })
            return [.curve(YieldCurve(market.day + index, percent: percent)), .policy(market.day + index, 1)]
        }
    }

    private var funds: [MarketUpdate] {
        let weights = [SectorWeight(.energy, weight: 0.9), SectorWeight(.financials, weight: 0.1)]
        let holding = Holding(ticker: "NEW", name: "New Inc", sector: .energy, weight: 1, price: 5, shares: 7)
        // Only for funds that have a table: the first table of a fund is also shown before its date, marked "later".
        let sectors = Set(market.sectorTables.map(\.fund)).map { fund in
            MarketUpdate.sectors(SectorTable(fund: fund, asOf: Dated(day), weights: weights, source: "new"))
        }
        let holdings = Set(market.holdingsTables.map(\.fund)).map { fund in
            MarketUpdate.holdings(HoldingsTable(fund: fund, asOf: Dated(day), holdings: [holding], source: "new"))
        }
        return sectors + holdings
    }

    private var deals: [MarketUpdate] {
        let fresh = Deal(
            announced: Dated(day), acquirer: "Alpha", target: "Zeta", kind: .acquisition, area: "biotech",
            upfrontUSDMillions: 900, source: "https://example.org/zeta")
        return [.deal(fresh), .dealsCovered(day...day + 90)]
    }

    private var reports: [MarketUpdate] {
        let party = Filing.Party(cik: 1, name: "Proteologix, Inc.", role: .filer)
        let completion = Filing(
            accession: "0001-25-1", form: "8-K", parties: [party],
            accepted: Timestamp(market.day + 20, hour: 12, minute: 0),
            items: ["2.01"], link: "https://example.org/completion")
        let known = market.deals.first { $0.target == "Proteologix" }
        let completed = known.map { deal in
            MarketUpdate.deal(
                Deal(
                    announced: deal.announced, acquirer: deal.acquirer, target: deal.target, kind: deal.kind,
                    area: deal.area, upfrontUSDMillions: deal.upfrontUSDMillions,
                    maximumUSDMillions: deal.maximumUSDMillions, source: deal.source, stage: .completed))
        }
        let headline = Headline(
            "Alpha to acquire Zeta", time: Timestamp(day, hour: 13, minute: 0), link: "https://example.org/h", wire: "W"
        )
        let fact = CompanyFact(5e9, end: day, tag: "LongTermDebt")
        let company = CompanyFacts(cik: 7, tickers: ["PCVX"], name: "Vaxcyte", shares: fact, longTermDebt: fact)
        return [.filing(completion), .headline(headline), .companies([company])] + [completed].compactMap(\.self)
    }

    private var ratios: Market {
        Market(
            Moment(day, mode: .live),
            valuations: [ValuationPoint(day, large: 30, mid: 20, small: 10, measure: "forward", source: "new")],
            valuationStatements: [
                ValuationStatement(
                    day, discount: 0.9, averagePremium: 0.5, since: 1990, measure: "forward", source: "new")
            ])
    }
}
