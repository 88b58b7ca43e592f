import Model
import Screen

extension Table.Content {
    /// An instrument's last price, with a mark beside it where the price is held back or stands on another scale.
    static func last(_ listing: Listing, within width: Int, _ style: Style) -> Table.Content {
        guard listing.doubt != nil else { return .text(NumberText.price(listing.last, within: width), style) }
        return .line(Line(NumberText.price(listing.last, within: width - 1), style) + Line("?", Style(.warning)))
    }
}

extension Collection<Int> {
    /// The columns that the last prices of listings at these places take, 13 at most: a price gives up decimals before that.
    func lastWidth(in market: Market, atLeast least: Int) -> Int {
        let widest = reduce(least) { width, place in
            let listing = market.listings[place]
            return Swift.max(width, NumberText.width(of: listing.last) + (listing.doubt == nil ? 0 : 1))
        }
        return Swift.min(widest, 13)
    }
}
