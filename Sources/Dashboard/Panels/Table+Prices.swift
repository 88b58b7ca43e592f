import Model
import Screen

extension Table.Content {
    /// An instrument's last price, followed by "?" if a newer price is withheld as doubtful.
    static func last(_ listing: Listing, within width: Int, _ style: Style) -> Table.Content {
        guard listing.doubtfulJump != nil else { return .text(NumberText.price(listing.last, within: width), style) }
        return .line(Line(NumberText.price(listing.last, within: width - 1), style) + Line("?", Style(.warning)))
    }
}

extension Collection<Int> {
    /// The width in columns of the last prices of the listings at these positions, 13 at most: beyond that a price
    /// loses decimals.
    func lastWidth(in market: Market, atLeast minimum: Int) -> Int {
        let widest = reduce(minimum) { width, index in
            let listing = market.listings[index]
            return Swift.max(width, NumberText.width(of: listing.last) + (listing.doubtfulJump == nil ? 0 : 1))
        }
        return Swift.min(widest, 13)
    }
}
