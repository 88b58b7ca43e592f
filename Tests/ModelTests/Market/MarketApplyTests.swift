import Model
import TestSupport
import Testing

struct MarketApplyTests {
    private let day = Spring2024.day
    private var next: Day { day + 1 }

    @Test("a quote opens the running session and leaves closed sessions unchanged")
    func quote() {
        let before = Spring2024.market
        let after = before.applying(quote("IWM", cents: 21_000, at: 10))
        #expect(before["IWM"]?.series.lastClose == 203.3813)
        #expect(after["IWM"]?.series.lastClose == 210)
        #expect(after["IWM"]?.last == Price(units: 21_000, decimals: 2))
        #expect(after["IWM"]?.series.count == (before["IWM"]?.series.count ?? 0) + 1)
        #expect(after["IWM"]?.series.prefix(through: day).volatility63 == before["IWM"]?.series.volatility63)
        #expect(
            after.asOf(day, mode: .replay).change(of: "IWM", over: .month) == before.change(of: "IWM", over: .month))
        #expect(after.change(of: "SPY", over: .month) == before.change(of: "SPY", over: .month))
    }

    @Test("the quotes of a session determine its high and low")
    func runningBar() throws {
        var market = Spring2024.market
        for (minute, price) in ([20_500, 20_750, 20_425, 20_600] as [Int64]).enumerated() {
            market.apply(quote("IWM", cents: price, at: minute))
        }
        let series = try #require(market["IWM"]?.series)
        #expect(series.running == Bar(next, open: 205, high: 207.5, low: 204.25, close: 206))
        #expect(agree(market.change(of: "IWM", over: .day), 206 / 203.3813 - 1))
    }

    @Test("a quote older than the newest, or of a closed session, is ignored")
    func stale() {
        var market = Spring2024.market.applying(quote("IWM", cents: 21_000, at: 10))
        market.apply(quote("IWM", cents: 100, at: 9))
        #expect(market["IWM"]?.series.lastClose == 210)
        market.apply(quote("IWM", cents: 200, at: 11, session: day - 1))
        #expect(market["IWM"]?.series.lastClose == 210)
        #expect(market["IWM"]?.last?.value == 210)
        market.apply(quote("NONE", cents: 200, at: 11))
        #expect(market["NONE"] == nil)
    }

    @Test("a closed session replaces its quotes")
    func bar() {
        var market = Spring2024.market.applying(quote("IWM", cents: 21_000, at: 10))
        market.apply(.bar("IWM", Bar(next, close: 209.5)))
        #expect(market["IWM"]?.series.running == nil)
        #expect(market["IWM"]?.quote == nil)
        #expect(market["IWM"]?.last?.value == 209.5)
        #expect(market["IWM"]?.series.lastDay == next)
    }

    @Test("a complete history that ends before the running session leaves it running")
    func seriesDuringSession() throws {
        var market = Spring2024.market
        for (minute, price) in ([20_500, 20_750, 20_425, 20_600] as [Int64]).enumerated() {
            market.apply(quote("IWM", cents: price, at: minute))
        }
        market.apply(.series("IWM", Spring2024.series("SPY")))
        let listing = try #require(market["IWM"])
        #expect(listing.series.running == Bar(next, open: 205, high: 207.5, low: 204.25, close: 206))
        #expect(listing.series.close(on: day) == Spring2024.series("SPY").lastClose)
        #expect(listing.quote?.session == next)
        #expect(listing.last?.value == 206)
    }

    @Test("a complete history that contains the quoted session drops the quote")
    func seriesAfterSession() {
        var market = Spring2024.market.applying(quote("IWM", cents: 21_000, at: 10))
        var history = Spring2024.series("IWM")
        history.append(Bar(next, close: 209))
        market.apply(.series("IWM", history))
        #expect(market["IWM"]?.quote == nil)
        #expect(market["IWM"]?.series.running == nil)
        #expect(market["IWM"]?.last?.value == 209)
        market.apply(.series("IWM", Series()))
        #expect(market["IWM"]?.series.isEmpty == true)
        #expect(market["IWM"]?.last == nil)
    }

    @Test("a quote of a later session does not close the running one")
    func nextSession() throws {
        var market = Spring2024.market.applying(quote("IWM", cents: 21_000, at: 10))
        // The following Monday.
        market.apply(quote("IWM", cents: 21_500, at: 11, session: next + 3))
        let listing = try #require(market["IWM"])
        #expect(listing.isAfterGap && listing.last?.value == 215)
        #expect(listing.series.closed.lastDay == day && listing.series.running?.day == next)
        #expect(market.change(of: "IWM", over: .day) == nil && market.change(of: "IWM", over: .yearToDate) == nil)
        market.apply(.series("IWM", Spring2024.series("IWM")))
        #expect(market["IWM"]?.isAfterGap == true && market["IWM"]?.series.lastDay == next)
        market.apply(.bar("IWM", Bar(next, close: 200)))
        let joined = try #require(market["IWM"])
        #expect(!joined.isAfterGap && joined.series.lastDay == next + 3)
        #expect(agree(market.change(of: "IWM", over: .day), 0.075))
    }

    @Test("a described instrument keeps its description; a placeholder takes the first one")
    func described() {
        let placeholder = Instrument.undescribed("XYZ", group: "mine")
        #expect(placeholder.isUndescribed && Instrument.undescribed("^N225", group: "").isUndescribed)
        var market = Spring2024.market.applying(.instrument(placeholder))
        for name in ["First", "Second"] {
            market.apply(.instrument(Instrument("XYZ", name: name, kind: .etf, group: "watch", basis: .adjusted)))
            market.apply(.instrument(Instrument("IWM", name: name, kind: .share, group: "watch", basis: .price)))
        }
        let first = Instrument("XYZ", name: "First", kind: .etf, group: "mine", basis: .adjusted)
        #expect(market["XYZ"]?.instrument == first && market["IWM"]?.instrument.kind == .etf)
    }

    @Test("a close under a cent keeps its digits")
    func small() {
        var market = Spring2024.market
        market.apply(.series("IWM", Series([Bar(day, close: 0.00001234)])))
        #expect(market["IWM"]?.last == Price(units: 1234, decimals: 8))
    }

    @Test("curves, rates and moments are applied")
    func rates() {
        var market = Spring2024.market
        market.apply(.curve(YieldCurve(next, percent: [.tenYears: 4.42])))
        #expect(market.rates[.tenYears].last == 4.42)
        #expect(market.rates[.twoYears].lastDay == day)
        #expect(market.rates.spread(.twoTen)?.day == day)
        market.apply(.moment(Moment(next, .open, mode: .live, minute: 600)))
        #expect(market.day == next)
        #expect(market.moment.session == .open)
        market.apply(.batch([.policy(next, 5.31), .policy(next + 1, 5.33), .policy(next, 5.32)]))
        #expect(market.rates.policy.lastDay == next + 1 && market.rates.policy.last == 5.33)
        #expect(market.rates.policy.value(on: next) == 5.32)
        market.apply(.ratesProvenance(Provenance("U.S. Treasury", .endOfDay)))
        #expect(market.rates.provenance == Provenance("U.S. Treasury", .endOfDay))
        market.apply(.rates(Rates()))
        #expect(market.rates[.tenYears].isEmpty)
    }

    @Test("deals are sorted newest first, and a second report of a deal replaces the first")
    func deals() {
        var market = Market(Moment(day, mode: .bundled))
        for deal in BiotechDeals.all.shuffled() { market.apply(.deal(deal)) }
        #expect(market.deals.count == 38)
        #expect(market.deals.map(\.announced.day) == market.deals.map(\.announced.day).sorted(by: >))
        let first = market.deals[0]
        market.apply(
            .deal(
                Deal(
                    announced: first.announced, acquirer: first.acquirer, target: first.target, kind: first.kind,
                    area: first.area, upfrontUSDMillions: 1, source: "second report")))
        #expect(market.deals.count == 38)
        #expect(market.deals[0].source == "second report")
    }

    @Test("tables of one fund and date, and states of one source, replace each other; others are added")
    func replacement() {
        var market = Market(Moment(day, mode: .bundled))
        func table(_ asOf: String, _ source: String) -> SectorTable {
            SectorTable(fund: "IWM", asOf: Dated(asOf) ?? Dated(day), weights: [], source: source)
        }
        for table in [table("2024", "a"), table("2024-05", "b"), table("2024", "c")] { market.apply(.sectors(table)) }
        #expect(market.sectorTables.map(\.source) == ["c", "b"])
        let holdings = HoldingsTable(fund: "IWM", asOf: Dated(day), holdings: [], source: "a")
        market.apply(.batch([.holdings(holdings), .holdings(holdings)]))
        #expect(market.holdingsTables.count == 1)
        market.apply(.batch([.source(SourceStatus("x", .starting)), .source(SourceStatus("y", .good))]))
        market.apply(.source(SourceStatus("x", .failed, reason: "no response")))
        #expect(market.sources.map(\.state) == [.failed, .good])
    }

    @Test("the newest positions of a fund in each month are retained, whatever order they arrive in")
    func holdings() {
        var market = Market(Moment(Day(number: 19_859), mode: .live))
        for (fund, date) in [
            ("IWM", "2024-05-15"), ("IWM", "2024-05-17"), ("IJR", "2024-05-15"), ("IWM", "2024-04-30"),
            ("IWM", "2024-05-16"), ("IWM", "2024-05"),
        ] {
            market.apply(
                .holdings(
                    HoldingsTable(
                        fund: Symbol(fund), asOf: Dated(date) ?? Dated(day), holdings: [], source: date)))
        }
        #expect(market.holdingsTables.map(\.source) == ["2024-05-17", "2024-05-15", "2024-04-30"])
    }

    @Test("a snapshot replaces everything except the state of a source that it lacks")
    func snapshot() {
        var market = Spring2024.market
        market.apply(.source(SourceStatus("wire", .good)))
        market.apply(.source(SourceStatus("tables", .starting)))
        market.apply(
            .snapshot(Market(Moment(next, mode: .replay), sources: [SourceStatus("tables", .good)])))
        #expect(market.day == next)
        #expect(market.listings.isEmpty)
        #expect(market["IWM"] == nil)
        #expect(market.sources.map(\.name) == ["tables", "wire"])
        #expect(market.sources[0].state == .good)
    }

    @Test("intraday points are stored with their instrument")
    func intraday() {
        let point = Intraday.Point(Timestamp(next, hour: 14, minute: 30), 205)
        let market = Spring2024.market.applying(.intraday("IWM", Intraday(next, offsetMinutes: -240, points: [point])))
        #expect(market["IWM"]?.intraday?.points == [point])
        #expect(market["SPY"]?.intraday == nil)
        #expect(market.asOf(day, mode: .replay)["IWM"]?.intraday == nil)
    }

    @Test("a market of an earlier date has nothing later except tables, which are marked as later")
    func past() throws {
        var market = Spring2024.market
        for deal in BiotechDeals.all { market.apply(.deal(deal)) }
        market.apply(.sectors(FundSectors.benchmark))
        let past = market.asOf(try #require(Day("2024-02-15")), mode: .replay)
        #expect(past["IWM"]?.series.lastDay?.description == "2024-02-15")
        #expect(past.rates[.tenYears].lastDay?.description == "2024-02-15")
        #expect(past.deals.allSatisfy { $0.announced.day <= past.day })
        #expect(past.dealTally.count == 8)
        #expect(past.sectorTable(of: "IWM")?.isLater == true)
        #expect(past.moment.mode == .replay)
    }

    private func quote(_ symbol: Symbol, cents: Int64, at minute: Int, session: Day? = nil) -> MarketUpdate {
        .quote(
            Quote(
                symbol, last: Price(units: cents, decimals: 2), session: session ?? next,
                time: Timestamp(next, hour: 14, minute: minute)))
    }
}
