import Model
import Reports
import Screen
import Testing

@testable import Dashboard
@testable import ballast

@Suite struct RowTests {
    private func source(_ keys: String) -> String { Bundled.state().pressing(keys + "o").notice ?? "" }

    private func copied(_ keys: String) -> String {
        for case .copy(let text) in Bundled.state().pressing(keys).effects(of: .character("y")) { return text }
        return ""
    }

    @Test("o names the panel's selected row and its source")
    func sources() {
        #expect(source("2") == "QQQS: Yahoo Finance, bundled")
        #expect(source("3") == "QQQS: Yahoo Finance, bundled")
        #expect(source("4zjj").contains("Treasury: U.S. Treasury via FRED, bundled"))
        #expect(source("4") == "10Y Treasury: U.S. Treasury via FRED, bundled")
        #expect(source("4zgj").hasPrefix("3M "))
        #expect(!source("5").contains("Yahoo"))
        #expect(!source("6").contains("Yahoo"))
    }

    @Test("in a live market, a row of bundled figures is dimmed, and its source is dated")
    func bundledInLive() throws {
        func state(_ mode: Moment.Mode) throws -> AppState {
            let state = AppState(market: Bundled.market, size: Size(120, 40), select: "IWM", thesis: Bundled.thesis)
            return state.applying([.moment(Moment(Bundled.market.day + 14, mode: mode))])
        }
        func inks(_ state: AppState) throws -> Set<Role> {
            let grid = state.draw()
            let rows = grid.text().split(separator: "\n", omittingEmptySubsequences: false)
            let row = try #require(rows.firstIndex { $0.contains(" SPY") })
            let start = try #require(rows[row].firstRange(of: " SPY"))
            let x = rows[row].distance(from: rows[row].startIndex, to: start.upperBound)
            return Set((x..<x + 20).map { grid[$0, row] }.filter { $0.glyph != .space }.map(\.style.ink))
        }
        #expect(try inks(state(.live)) == [.muted])
        #expect(try inks(state(.bundled)) != [.muted])
        let notice = try state(.live).pressing("2o").notice
        #expect(notice == "IWM: Yahoo Finance, bundled, the last of 20 Aug 2026")
    }

    @Test("a weekend does not make a price stale, a missing session does")
    func weekend() throws {
        let friday = try #require(Day("2024-05-17"))
        func style(_ day: Day) throws -> Style {
            var market = Bundled.market.asOf(friday, mode: .bundled)
            market.apply(.moment(Moment(closed: day, mode: .live)))
            let state = Bundled.state(market)
            return .lastPrice(of: try #require(state.market["IWM"]), in: state)
        }
        #expect(try style(friday + 2) == Style(.text))
        #expect(try style(friday + 3) == Style(.muted))
    }

    @Test("what is older than the last session or its source's schedule has a mark, not only a colour")
    func ageMark() throws {
        let friday = try #require(Day("2024-05-17"))
        func text(_ day: Day, _ freshness: Freshness = .bundled, of symbol: Symbol = "IWM") throws -> String {
            var market = Bundled.market.asOf(friday, mode: .bundled)
            market.apply(.moment(Moment(closed: day, mode: freshness == .bundled ? .bundled : .live)))
            market.apply(.provenance(symbol, Provenance("Yahoo Finance", freshness)))
            return Line.age(of: try #require(market[symbol]), in: market).text
        }
        #expect(try text(friday + 2).isEmpty && text(friday + 3) == "†")
        #expect(try text(friday + 2, .stale) == "†" && text(friday + 2, .endOfDay).isEmpty)
        #expect(try text(friday + 2, .stale, of: "RUT") == "†")
        var market = Bundled.market
        market.apply(.moment(Moment(closed: market.day + 10, mode: .live)))
        let screen = Bundled.state(market).draw().text()
        #expect(screen.contains("▌ QQQS†") && screen.contains("Russell 2000†"))
        #expect(!Bundled.state().draw().text().contains("†"))
        var long = market
        let euro = Instrument("EURUSD=X", name: "EUR", kind: .currency, group: "fx", basis: .price)
        long.apply(.instrument(euro))
        long.apply(.bar("EURUSD=X", Bar(Bundled.market.day, close: 1.1)))
        #expect(Bundled.state(long).pressing("2z").draw().text().contains("EURUSD=X†"))
    }

    @Test("a price after a gap is copied with its own date, and without a change")
    func afterGap() {
        let day = Bundled.may.day + 20
        let quote = Quote(
            "QQQS", last: Price(units: 2600, decimals: 2), session: day, time: Timestamp(milliseconds: 1))
        let state = Bundled.state().applying([.quote(quote)])
        #expect(state.textOfRow == "QQQS 26.00 on \(day), 1M —")
        let report = state.market.report(thesis: state.book.result).text()
        #expect(report.contains("\"date\": \"\(day)\"") || report.contains("\"date\":\"\(day)\""))
    }

    @Test("y copies the panel's selected row, with the change over the shown window")
    func copies() {
        #expect(copied("2").hasSuffix(", 1M +8.42 %"))
        #expect(copied("2]").contains(", 3M "))
        #expect(copied("3").contains("QQQS 26.27 on 2024-05-16, 6M "))
        #expect(copied("4") == "10Y Treasury 4.38 % on 2024-05-16, 1M −21 bp")
        #expect(copied("4zgj").hasPrefix("3M Treasury "))
        #expect(copied("5").hasPrefix("QQQS, "))
        #expect(copied("5").contains("Health Care"))
    }

    @Test("the selected row is visible in the first frame")
    func firstFrame() {
        let state = Bundled.state(Size(120, 40), select: "XLB")
        #expect(state.draw().text().contains("▌ XLB"))
        #expect(state.draw(only: .tickers).text().contains("▌ XLB"))
    }

    @Test(
        "the dashboard opens with a fund selected that has prices on its date",
        arguments: ["1990-01-04", "2022-03-31", "2024-05-16"])
    func opening(date: String) throws {
        let day = try #require(Day(date))
        let market = Bundled.market.asOf(day, mode: .replay)
        let state = InitialState.state(market, size: Size(120, 40), thesis: Bundled.thesis)
        let hasPrices = market.listings.contains { $0.instrument.kind != .index && !$0.series.isEmpty }
        #expect(market[state.selected]?.series.isEmpty == !hasPrices)
        if date == "2024-05-16" { #expect(state.selected == "QQQS") }
    }
}
