import Dashboard
import Model
import Screen
import Testing

@Suite struct WatchListTests {
    private func symbols(_ state: AppState) -> [Symbol] {
        state.watchList.positions.map { state.market.listings[$0].instrument.symbol }
    }

    @Test("the tickers are sorted by their one-month return")
    func order() {
        #expect(symbols(Bundled.state()).prefix(5) == ["XLU", "XBI", "IBB", "XLRE", "QQQS"])
    }

    @Test("S reverses the order and s sorts by the next column")
    func sorting() {
        let state = Bundled.state()
        #expect(symbols(state.pressing("S")) != symbols(state))
        #expect(symbols(state.pressing("S")).last == "XLU")
        let byYear = state.pressing("s")
        #expect(byYear.watchList.column == .yearToDate)
        #expect(symbols(byYear.pressing("s")).first == "DIA")
    }

    @Test("s cycles through the visible columns, and an order by a hidden column is named in the border")
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

    @Test("an instrument removed from all lists is neither shown nor counted until a list names it again")
    func unwatched() {
        let stock = Instrument("CRSP", name: "CRISPR", kind: .share, group: Instrument.watchGroup, basis: .price)
        let index = Instrument("^DJI", name: "Dow Jones", kind: .index, group: Instrument.watchGroup, basis: .price)
        var state = Bundled.state()
        let before = state.freshness
        for instrument in [stock, index] {
            state = state.applying([
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
        #expect(with.indexPositions.count == without.indexPositions.count + 1)
        #expect(with.freshness.all == before.all + 2)
    }

    @Test("Esc in a filter restores the earlier selection")
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
        let accepted = typed.pressing(Key(.enter))
        #expect(accepted.prompt == nil)
        #expect(symbols(accepted.pressing("n")) == ["XBI", "IBB", "BIOTECH_VS_HEALTH"])
        #expect(accepted.pressing("n").selected != accepted.selected)
        #expect(symbols(accepted.pressing(Key(.escape))).count == 23)
        #expect(symbols(typed.pressing(Key(.escape))).count == 23)
    }

    @Test("a filter without a match shows a message")
    func noMatch() {
        #expect(Bundled.state().pressing("/zzz").draw().text().contains("nothing matches"))
    }

    @Test("a pinned ticker comes first in every order")
    func pinning() {
        let state = Bundled.state(select: "TLT").pressing(" ")
        #expect(symbols(state).first == "TLT")
        #expect(symbols(state.pressing("S")).first == "TLT")
        #expect(symbols(state.pressing(" ")).first == "XLU")
    }

    /// A quote that lifts an instrument above all others, by less than a jump that would be held back.
    private func jump(_ symbol: Symbol, in state: AppState, at time: Int64) throws -> Event {
        let close = try #require(state.market[symbol]?.series.lastPrice)
        let price = try #require(Price(rounding: close * 1.15, decimals: 2))
        let quote = Quote(symbol, last: price, session: state.market.day + 1, time: Timestamp(milliseconds: time))
        return .data([.quote(quote)], at: Timestamp(milliseconds: time))
    }

    @Test("the selected row stays in position when data change the order, and others move around it")
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
        #expect(symbols(state).prefix(2).contains("IJR"), "the row moves to its sorted position once unselected")
    }

    @Test("rows are sorted about once a second, and a wake-up is requested for the rest")
    func sortLimit() throws {
        var state = Bundled.state(select: "XBI")
        _ = state.update(try jump("TLT", in: state, at: 5000))
        let effects = state.update(try jump("DIA", in: state, at: 5100))
        #expect(symbols(state).firstIndex(of: "DIA") != 0)
        #expect(effects == [.wake(at: Timestamp(milliseconds: 6150))])
        _ = state.update(.woken(at: Timestamp(milliseconds: 6000)))
        #expect(Set(symbols(state).prefix(3)) == ["TLT", "DIA", "XBI"])
    }

    @Test("prices that come each second sort and unmark in their own frame, without a wake-up between them")
    func everySecond() throws {
        var state = Bundled.state(select: "XBI")
        let day = state.market.day + 1
        for second in 0..<5 {
            // A few milliseconds early and late.
            let time = Timestamp(milliseconds: Int64(5000 + second * 1000 + [0, 8, -6, 3, -9][second]))
            let quotes = try (["TLT", "DIA"] as [Symbol]).map { symbol in
                let close = try #require(state.market[symbol]?.series.close(on: day - 1))
                let price = try #require(Price(rounding: close + 0.1 * Double(second + 1), decimals: 2))
                return MarketUpdate.quote(Quote(symbol, last: price, session: day, time: time))
            }
            let effects = state.update(.data(quotes, at: time))
            #expect(effects.contains { $0.wakeTime != nil })
            #expect(effects.allSatisfy { $0.wakeTime.map { $0 > time.milliseconds + 1100 } ?? true }, "\(effects)")
        }
    }

    @Test("a changed price is highlighted for a second")
    func highlights() throws {
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

extension Effect {
    /// When it wakes the dashboard; nil for other effects.
    fileprivate var wakeTime: Int64? { if case .wake(let time) = self { time.milliseconds } else { nil } }
}
