import Model
import Screen

extension Table.Content {
    /// An instrument's last price, after "adj" if only the adjusted close is known, and followed by "?" if a newer price
    /// is withheld as doubtful.
    static func last(_ listing: Listing, within width: Int, in state: AppState) -> Table.Content {
        let style = Style.lastPrice(of: listing, in: state)
        if listing.isLastAdjusted {
            return .line(Line("adj ", Style(.muted)) + Line(NumberText.price(listing.last, within: width - 4), style))
        }
        guard listing.doubtfulJump != nil else { return .text(NumberText.price(listing.last, within: width), style) }
        return .line(Line(NumberText.price(listing.last, within: width - 1), style) + Line("?", Style(.warning)))
    }
}

extension Style {
    /// The style of a last price: muted if older than the last session up to the date shown, and highlighted for a
    /// second after a change.
    static func lastPrice(of listing: Listing, in state: AppState) -> Style {
        let style = Style(state.market.lacksLastSession(listing) ? .muted : .text)
        let isMarked = state.market.index(of: listing.instrument.symbol).map { state.marks[$0] != nil } ?? false
        return isMarked ? style.on(.changed) : style
    }
}

extension Line {
    /// The mark of a row whose figures are older than the last session or than their source's schedule, which is also
    /// dimmed; empty for others.
    static func age(of listing: Listing, in market: Market) -> Line {
        let isOld = listing.last != nil && (market.isStale(listing) || market.lacksLastSession(listing))
        return isOld ? Line("†", Style(.muted)) : Line()
    }
}

extension Market {
    /// Whether the last price of an instrument is older than the last session up to the date shown.
    fileprivate func lacksLastSession(_ listing: Listing) -> Bool {
        listing.lastDay.map { $0 < ExchangeCalendar.nyse.session(onOrBefore: day) } ?? false
    }
}

extension Collection<Int> {
    /// The width in columns of the last prices of the listings at these positions, 13 at most: beyond that a price
    /// loses decimals.
    func lastWidth(in market: Market, atLeast minimum: Int) -> Int {
        let widest = reduce(minimum) { width, index in
            let listing = market.listings[index]
            let mark = listing.isLastAdjusted ? 4 : listing.doubtfulJump == nil ? 0 : 1
            return Swift.max(width, NumberText.width(of: listing.last) + mark)
        }
        return Swift.min(widest, 13)
    }
}
