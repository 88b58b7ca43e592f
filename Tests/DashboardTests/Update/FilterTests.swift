import Dashboard
import Model
import Screen
import Testing

/// Setting, keeping, changing and leaving a filter.
@Suite struct FilterTests {
    private let escape = Key(.escape), enter = Key(.enter)

    @Test("Esc clears a filter before it leaves a zoom, of tickers and of deals", arguments: ["2", "6"])
    func escapeFirstClears(panel: String) {
        let zoomed = Bundled.state().pressing(panel + "z/bio").pressing(enter)
        #expect(zoomed.isZoomed)
        let cleared = zoomed.pressing(escape)
        #expect(cleared.isZoomed && cleared.watchList.filter.isEmpty && cleared.dealSearch.text.isEmpty)
        #expect(cleared.deals.count == cleared.market.deals.count)
        #expect(!cleared.pressing(escape).isZoomed)
    }

    @Test("zoomed on a panel without a filter, Esc first leaves the zoom, and then clears the filter")
    func elsewhere() {
        let zoomed = Bundled.state().pressing("/bio").pressing(enter).pressing("4z")
        let left = zoomed.pressing(escape)
        #expect(!left.isZoomed && left.watchList.filter == "bio")
        #expect(left.pressing(escape).watchList.filter.isEmpty)
    }

    @Test("/ begins empty and shows all rows, even with a filter set", arguments: ["2", "6"])
    func begins(panel: String) {
        let again = Bundled.state().pressing(panel + "/bio").pressing(enter).pressing("/")
        #expect(again.prompt?.text == "")
        #expect(again.watchList.positions.count == again.watchList.total)
        #expect(again.deals.count == again.market.deals.count)
        #expect(again.draw().text().contains("Esc restores /bio"))
        let typed = again.pressing("x")
        #expect(panel == "2" ? typed.watchList.filter == "x" : typed.dealSearch.text == "x")
    }

    @Test("Esc in the prompt restores the earlier filter, Enter on an empty prompt clears it")
    func leaving() {
        let again = Bundled.state().pressing("/bio").pressing(enter).pressing("/xl")
        #expect(again.pressing(escape).watchList.filter == "bio")
        let emptied = Bundled.state().pressing("/bio").pressing(enter).pressing("/").pressing(enter)
        #expect(emptied.watchList.filter.isEmpty && emptied.prompt == nil)
        #expect(Bundled.state().pressing("/xl").pressing(escape).watchList.filter.isEmpty)
    }

    @Test("a regular expression is searched in symbols and names")
    func patterns() {
        func symbols(_ filter: String) -> Set<Symbol> {
            let state = Bundled.state().pressing("/" + filter)
            return Set(state.watchList.positions.map { state.market.listings[$0].instrument.symbol })
        }
        let sectors = symbols("^xl[a-k]$")
        #expect(sectors.contains("XLF") && sectors.contains("XLK") && !sectors.contains("XLV"))
        #expect(symbols("russell.?2000") == ["IWM", "VTWO"])
        let all = symbols("")
        #expect(symbols("[a-") == all, "an incomplete one filters nothing")
    }

    @Test("Tab completes a column, an area or a kind of deal, and the last row says to what")
    func completion() throws {
        let typed = Bundled.state().pressing("/1M > 5 and vola")
        let last = try #require(typed.draw().text().split(separator: "\n").last)
        #expect(last.contains("vola") && typed.pressing(Key(.tab)).prompt?.text == "1M > 5 and volatility")
        // A number is not the beginning of a window, nor of any other column.
        #expect(Bundled.state().pressing("/1M > 5").pressing(Key(.tab)).prompt?.text == "1M > 5")
        #expect(Bundled.state().pressing("/1M>=10").pressing(Key(.tab)).prompt?.text == "1M>=10")
        #expect(Bundled.state().pressing("/1M > 5 and 5").pressing(Key(.tab)).prompt?.text == "1M > 5 and 5y")
        #expect(Bundled.state().pressing("/russ").pressing(Key(.tab)).prompt?.text == "russ")
        #expect(Bundled.state().pressing("6/acq").pressing(Key(.tab)).prompt?.text == "acquisition")
    }
}
