import Model
import Reports
import Screen
import Testing
import Thesis

@testable import Dashboard

@Suite struct ThesisTests {
    @Test("the panel shows each condition with its status, its figure and the date of the last change")
    func conditions() {
        let text = Bundled.state(Size(200, 60)).draw().text()
        for part in [
            "● met     small caps ahead of large on the month", "+2.11 pp", "   9 May", "Oct 2023", "295 d",
            "○ not met",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.contains("thesis 7 of 9"))
    }

    @Test("the zoomed panel shows the expression, its distance to a change, its past and the claims")
    func zoomed() {
        let text = Bundled.state(Size(160, 50)).pressing("7z").draw().text()
        let expected = [
            "relative(IWM, 1M, SPY) > 0", "Flips if it falls 2.11 pp", "last 63 sessions", "7.74 %", "+8.42 %",
            "confirmed", "differs by −9", "not checkable",
        ]
        for part in expected { #expect(text.contains(part), "\(part)") }
    }

    @Test("the deal count of days outside the table is unknown, not zero", arguments: ["2024-08-15", "2023-12-29"])
    func uncovered(_ date: String) throws {
        let day = try #require(Day(date))
        let state = Bundled.state(Bundled.market.asOf(day, mode: .bundled))
        let count = try #require(state.book.result.conditions.first { $0.id == "deal-count" })
        #expect(count.status == .unknown)
    }

    @Test("another session changes the statuses, and the past is evaluated again")
    func moving() throws {
        var state = Bundled.state()
        let before = state.book.result
        let day = try #require(Day("2024-05-08"))
        let effects = state.update(
            .data([.snapshot(Bundled.market.asOf(day, mode: .replay))], at: Timestamp(milliseconds: 5000)))
        #expect(state.book.result.day == day)
        #expect(state.book.result.conditions.map(\.status) != before.conditions.map(\.status))
        let inquiry = try #require(
            effects.compactMap { if case .lookUp(let inquiry) = $0 { inquiry } else { nil } }.first)
        _ = state.update(.lookedUp(inquiry.evaluate()))
        #expect(state.book.pasts.count == state.book.result.conditions.count)
        #expect(state.book.pasts.first?.strip.last?.day == day)
    }

    private func inquiries(_ effects: [Effect]) -> [ThesisInquiry] {
        effects.compactMap { if case .lookUp(let inquiry) = $0 { inquiry } else { nil } }
    }

    @Test("sessions that arrive late one by one are evaluated like a complete history")
    func lateSessions() throws {
        let market = Bundled.market, may = Bundled.may
        var state = Bundled.state(may)
        func apply(_ updates: [MarketUpdate]) {
            var effects = state.update(.data(updates, at: Timestamp(milliseconds: 5000)))
            while let inquiry = inquiries(effects).first { effects = state.update(.lookedUp(inquiry.evaluate())) }
        }
        func bars(_ listing: Listing) -> [MarketUpdate] {
            (0..<listing.series.count).filter { listing.series.day($0) > may.day }.map {
                .bar(listing.instrument.symbol, listing.series[$0])
            }
        }
        apply(market.listings.filter { $0.instrument.kind == .index }.flatMap(bars))
        apply([.moment(Moment(market.day, mode: .live))])
        let early = state.book.pasts
        apply([.batch(market.listings.filter { $0.instrument.kind == .etf }.flatMap(bars))])
        #expect(state.book.pasts == Bundled.state(state.market).book.pasts)
        #expect(state.book.pasts != early)
    }

    @Test("a replaced history is evaluated again, even while the old one is being evaluated")
    func replacedHistory() throws {
        var state = Bundled.state()
        let series = try #require(state.market["IWM"]?.series)
        let time = Timestamp(milliseconds: 5000)
        let first = try #require(inquiries(state.update(.data([.series("IWM", series)], at: time))).first)
        let flat = Series((0..<series.count).map { Bar(series.day($0), close: 100) })
        #expect(inquiries(state.update(.data([.series("IWM", flat)], at: time))).isEmpty)
        let again = try #require(inquiries(state.update(.lookedUp(first.evaluate()))).first)
        _ = state.update(.lookedUp(again.evaluate()))
        #expect(state.book.pasts == Bundled.state(state.market).book.pasts)
        #expect(state.book.pasts != Bundled.state().book.pasts)
    }

    @Test("an invalid thesis shows its error on its panel, and the other panels are drawn")
    func error() {
        let message = "thesis.toml:3:9: no figure “retrun”; did you mean return?"
        let state = AppState(market: Bundled.may, size: Size(120, 40), errorMessage: message)
        let text = state.draw().text()
        #expect(text.contains("no figure “retrun”"))
        #expect(text.contains("thesis: error"))
        #expect(text.contains("Russell 2000"))
    }

    @Test("ratios of the thesis are on the watch list and follow prices")
    func ratios() throws {
        var state = Bundled.state(Size(200, 70), select: "SMALL_VS_LARGE")
        #expect(state.draw().text().contains("IWM/SPY"))
        #expect(state.draw().text().contains("IWM/SPY is a ratio"))
        let before = try #require(state.market["SMALL_VS_LARGE"]?.series.lastClose)
        let day = state.market.day + 1
        let quotes = try [("IWM", 1.2), ("SPY", 1.0)].map { symbol, factor in
            let close = try #require(state.market[Symbol(symbol)]?.series.lastPrice)
            let price = try #require(Price(rounding: close * factor, decimals: 4))
            return MarketUpdate.quote(
                Quote(Symbol(symbol), last: price, session: day, time: Timestamp(milliseconds: 1)))
        }
        _ = state.update(.data(quotes, at: Timestamp(milliseconds: 1)))
        let after = try #require(state.market["SMALL_VS_LARGE"]?.series.lastClose)
        #expect(abs(after / before - 1.2) < 1e-4)
    }

    @Test("an alert rings, is shown in the footer and listed on its page")
    func alerts() throws {
        var state = Bundled.state()
        var effects: [Effect] = []
        let start = try #require(Day("2022-09-20"))
        for (count, offset) in [0, 1, 2, 3].enumerated() {
            let market = Bundled.market.asOf(start + offset, mode: .replay)
            effects += state.update(.data([.snapshot(market)], at: Timestamp(milliseconds: Int64(count) * 86_400_000)))
        }
        #expect(effects.contains(.ring))
        #expect(state.notice?.hasPrefix("alert: ") == true)
        #expect(state.alerts.contains { $0.when == "change(10Y, 1W) >= 15bp" })
        #expect(state.pressing("a").draw().text().contains("10-year yield up 15 bp"))
    }
}

@Suite struct RecapPageTests {
    @Test("R shows the recap of the session, and updates it for another session")
    func page() throws {
        var state = Bundled.state(Size(140, 60)).pressing("R")
        #expect(state.page == Page(.recap))
        let text = state.draw().text()
        #expect(text.contains("┤Recap├"))
        #expect(text.contains("16 May 2024"))
        let day = try #require(Day("2024-05-02"))
        _ = state.update(
            .data([.snapshot(Bundled.market.asOf(day, mode: .replay))], at: Timestamp(milliseconds: 5000)))
        #expect(state.draw().text().contains("2 May 2024"))
        #expect(state.pressing("R").page == nil)
    }

    @Test("on a day without a session the recap is written once, not with each price")
    func weekend() throws {
        let friday = try #require(Day("2024-05-17"))
        var market = Bundled.market.asOf(friday, mode: .bundled)
        market.apply(.moment(Moment(closed: friday + 1, mode: .live)))
        var state = Bundled.state(market).pressing("R")
        let written = try #require(state.recap)
        #expect(written.day == friday && state.recapDay == friday + 1)
        state.recap = nil
        _ = state.update(.data([.source(SourceStatus("yahoo", .good))], at: Timestamp(milliseconds: 5000)))
        #expect(state.recap == nil)
    }
}
