import Dashboard
import Model
import Screen
import Testing

@Suite struct WatchListTests {
    private func symbols(_ state: AppState) -> [Symbol] {
        state.watchList.places.map { state.market.listings[$0].instrument.symbol }
    }

    @Test("the tickers stand by their return on the month")
    func order() {
        #expect(symbols(Bundled.state()).prefix(5) == ["XLU", "XBI", "IBB", "XLRE", "QQQS"])
    }

    @Test("S turns the order round and s takes the next column")
    func sorting() {
        let state = Bundled.state()
        #expect(symbols(state.pressing("S")) != symbols(state))
        #expect(symbols(state.pressing("S")).last == "XLU")
        let byYear = state.pressing("s")
        #expect(byYear.watchList.column == .yearToDate)
        #expect(symbols(byYear.pressing("s")).first == "DIA")
    }

    @Test("s goes through the columns that have room, and another order is named in the border")
    func shownColumns() {
        var zoomed = Bundled.state().pressing("z")
        var seen: Set<String> = []
        for _ in 0..<20 {
            zoomed = zoomed.pressing("s")
            let text = zoomed.draw().text()
            #expect(text.contains("▾") || text.contains("▴"))
            seen.insert("\(zoomed.watchList.column)")
        }
        #expect(seen.count > 6)
        let quarter = Bundled.state(Size(200, 60)).pressing("zssz")
        #expect(Bundled.state(Size(200, 60)).pressing("zs").watchList.column == .quarter)
        #expect(Bundled.state(Size(200, 60)).pressing("zsz").draw().text().contains("by 3M"))
        #expect(!Bundled.state(Size(200, 60)).pressing("zs").draw().text().contains("by 3M"))
        #expect(quarter.draw().text().contains("by 6M"))
    }

    @Test("what no list names any more is not among all tickers nor counted, and is there again when one does")
    func forgotten() {
        let stock = Instrument("CRSP", name: "CRISPR", kind: .share, group: Instrument.watchGroup, basis: .price)
        let index = Instrument("^DJI", name: "Dow Jones", kind: .index, group: Instrument.watchGroup, basis: .price)
        var state = Bundled.state()
        let before = state.freshness
        for instrument in [stock, index] {
            state = state.taking([
                .instrument(instrument), .bar(instrument.symbol, Bar(state.market.day, close: 50)),
                .provenance(instrument.symbol, Provenance("yahoo", .stale)),
            ])
        }
        func shown(_ lists: [SymbolList]) -> AppState {
            var settings = Settings(), shown = state
            settings.lists = lists
            _ = shown.update(.configured(settings))
            return shown
        }
        let without = shown([]), with = shown([SymbolList("mine", ["CRSP", "^DJI"])])
        #expect(!symbols(without).contains("CRSP"))
        #expect(without.freshness == before && without.market["CRSP"] != nil)
        #expect(symbols(with).contains("CRSP"))
        #expect(with.indexPlaces.count == without.indexPlaces.count + 1)
        #expect(with.freshness.all == before.all + 2)
    }

    @Test("Esc out of a filter goes back to the ticker that was selected")
    func leavingFilter() {
        let state = Bundled.state(select: "QQQS").pressing("/xl")
        #expect(state.selected != "QQQS")
        #expect(state.pressing(Key(.escape)).selected == "QQQS")
        #expect(state.pressing(Key(.enter)).selected != "QQQS")
    }

    @Test("a filter narrows the list as it is typed, Enter keeps it and Esc clears it")
    func filter() {
        let typed = Bundled.state().pressing("/bio")
        #expect(symbols(typed) == ["XBI", "IBB", "BIOTECH_VS_HEALTH"])
        #expect(symbols(typed).contains(typed.selected))
        let kept = typed.pressing(Key(.enter))
        #expect(kept.prompt == nil)
        #expect(symbols(kept.pressing("n")) == ["XBI", "IBB", "BIOTECH_VS_HEALTH"])
        #expect(kept.pressing("n").selected != kept.selected)
        #expect(symbols(kept.pressing(Key(.escape))).count == 23)
        #expect(symbols(typed.pressing(Key(.escape))).count == 23)
    }

    @Test("a filter that nothing matches says so")
    func noMatch() {
        #expect(Bundled.state().pressing("/zzz").draw().text().contains("nothing matches"))
    }

    @Test("a pinned ticker stands first whatever the order")
    func pinning() {
        let state = Bundled.state(select: "TLT").pressing(" ")
        #expect(symbols(state).first == "TLT")
        #expect(symbols(state.pressing("S")).first == "TLT")
        #expect(symbols(state.pressing(" ")).first == "XLU")
    }

    /// A quote that lifts an instrument above every other, and is no step that would be held back.
    private func jump(_ symbol: Symbol, in state: AppState, at time: Int64) throws -> Event {
        let close = try #require(state.market[symbol]?.series.lastClose)
        let price = try #require(Price(rounding: close * 1.15, decimals: 2))
        let quote = Quote(symbol, last: price, session: state.market.day + 1, time: Timestamp(milliseconds: time))
        return .data([.quote(quote)], at: Timestamp(milliseconds: time))
    }

    @Test("the row under the cursor stays put when data re-sort, and others move around it")
    func holding() throws {
        var state = Bundled.state(select: "IJR")
        let row = try #require(symbols(state).firstIndex(of: "IJR"))
        _ = state.update(try jump("IJR", in: state, at: 5000))
        #expect(symbols(state).firstIndex(of: "IJR") == row)
        #expect(state.watchList.heldOutOfOrder == "IJR")
        #expect(state.draw().text().contains("IJR↕"))
        _ = state.update(try jump("TLT", in: state, at: 7000))
        #expect(symbols(state).first == "TLT")
        #expect(symbols(state).firstIndex(of: "IJR") == row)
        state = state.pressing("j")
        #expect(symbols(state).prefix(2).contains("IJR"), "it goes where it belongs once the cursor leaves it")
    }

    @Test("data re-sort at most once a second, and ask to be woken for the rest")
    func pace() throws {
        var state = Bundled.state(select: "XBI")
        _ = state.update(try jump("TLT", in: state, at: 5000))
        let effects = state.update(try jump("DIA", in: state, at: 5100))
        #expect(symbols(state).firstIndex(of: "DIA") != 0)
        #expect(effects == [.wake(at: Timestamp(milliseconds: 6000))])
        _ = state.update(.woken(at: Timestamp(milliseconds: 6000)))
        #expect(Set(symbols(state).prefix(3)) == ["TLT", "DIA", "XBI"])
    }

    @Test("a changed price is marked for a second")
    func marks() throws {
        var state = Bundled.state(select: "XBI")
        let grid = state.draw()
        _ = state.update(try jump("IWM", in: state, at: 5000))
        func marked(_ grid: Grid) -> Int { grid.cells.count { $0.style.ground == .changed } }
        #expect(marked(grid) == 0)
        #expect(marked(state.draw()) > 0)
        _ = state.update(.woken(at: Timestamp(milliseconds: 6001)))
        #expect(marked(state.draw()) == 0)
    }
}
