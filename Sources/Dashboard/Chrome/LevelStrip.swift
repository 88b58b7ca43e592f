import Model
import Screen

/// The row below the header where the panel of indexes is not visible: the main levels, with their changes on the day.
struct LevelStrip {
    let state: AppState

    /// With changes and their units, with changes, or without.
    private enum Form: CaseIterable {
        case units, changes, levels
    }

    func draw(in rect: Rect, on grid: inout Grid) {
        let room = rect.width - 2, gap = Line(String(repeating: " ", count: rect.width >= 100 ? 5 : 2))
        let forms = Form.allCases.map { form in
            [level("RUT", form), level("SPX", form), tenYears(form), level("VIX", form)].compactMap(\.self)
                .enumerated().map { $0 == 0 ? $1 : gap + $1 }
        }
        let pieces = forms.first { $0.reduce(0) { $0 + $1.width } <= room } ?? forms.last ?? []
        grid.write(Line(pieces, within: room), x: rect.x + 1, y: rect.y)
    }

    /// An index's last level and its change, in percent; nil if it is not on the market.
    private func level(_ symbol: Symbol, _ form: Form) -> Line? {
        guard let listing = state.market[symbol] else { return nil }
        let change = state.market.change(of: symbol, over: .day)
        let text = form == .units ? NumberText.percentWithUnit(change) : NumberText.percent(change)
        let last =
            Line("\(symbol) ", Style(.muted)) + Line(NumberText.price(listing.last), .lastPrice(of: listing, in: state))
        return form == .levels ? last : last + Line(" \(text)", .signed(change))
    }

    /// The 10-year yield and its change, in basis points.
    private func tenYears(_ form: Form) -> Line {
        let yields = state.market.rates[.tenYears]
        let last = Line("10Y ", Style(.muted)) + Line(NumberText.yield(yields.last))
        guard yields.last != nil, form != .levels else { return last }
        let change = yields.changeBp(over: .day, asOf: state.market.day)
        // Whether a rise is good or bad is not for a colour to say.
        return last + Line(" \(NumberText.bp(change))", state.market.yieldsAreStale ? Style(.muted) : .plain)
    }
}
