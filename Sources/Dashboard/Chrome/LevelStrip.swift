import Model
import Screen

/// The row below the header where the panel of indexes is not visible: the main levels, with their changes on the day.
struct LevelStrip {
    let state: AppState

    func draw(in rect: Rect, on grid: inout Grid) {
        let room = rect.width - 2, gap = Line(String(repeating: " ", count: rect.width >= 100 ? 5 : 2))
        let forms = [true, false].map { hasUnit in
            [level("RUT", hasUnit), level("SPX", hasUnit), tenYears, level("VIX", hasUnit)].compactMap(\.self)
                .enumerated().map { $0 == 0 ? $1 : gap + $1 }
        }
        let pieces = forms.first { $0.reduce(0) { $0 + $1.width } <= room } ?? forms[1]
        grid.write(Line(pieces, within: room), x: rect.x + 1, y: rect.y)
    }

    /// An index's last level and its change, in percent; nil if it is not on the market.
    private func level(_ symbol: Symbol, _ hasUnit: Bool) -> Line? {
        guard let listing = state.market[symbol] else { return nil }
        let change = state.market.change(of: symbol, over: .day)
        let text = hasUnit ? NumberText.percentWithUnit(change) : NumberText.percent(change)
        return Line("\(symbol) ", Style(.muted))
            + Line(NumberText.price(listing.last), .lastPrice(of: listing, in: state))
            + Line(" \(text)", .signed(change))
    }

    /// The 10-year yield and its change, in basis points.
    private var tenYears: Line? {
        let yields = state.market.rates[.tenYears]
        guard yields.last != nil else { return nil }
        let change = yields.changeBp(over: .day, asOf: state.market.day)
        // Whether a rise is good or bad is not for a colour to say.
        let ink = state.market.yieldsAreStale ? Style(.muted) : .plain
        return Line("10Y ", Style(.muted)) + Line(NumberText.yield(yields.last))
            + Line(" \(NumberText.bp(change))", ink)
    }
}
