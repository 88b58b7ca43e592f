import Model
import Reports
import Thesis

/// A market that changes, and the lines that tell it.
struct FeedMarket {
    private(set) var market: Market
    private var followed: FollowedThesis
    private var feed: FigureFeed

    /// Creates a feed of a market of which nothing has been told.
    init(_ market: Market, _ thesis: Thesis, _ feed: FigureFeed) {
        self.market = market
        self.market.include(thesis.derived)
        followed = FollowedThesis(thesis, self.market)
        self.feed = feed
    }

    /// The first line.
    mutating func opening(receivedAt receipt: Timestamp) -> JSON {
        feed.opening(market, followed.result, since: followed.since(in: market), receivedAt: receipt)
    }

    /// Applies updates, and returns a line for each figure that they have changed.
    mutating func changes(after updates: [MarketUpdate], receivedAt receipt: Timestamp) -> [JSON] {
        var scope = FigureScope()
        var change = ThesisChange.nothing, past = ThesisChange.nothing
        for update in updates {
            scope.add(update, on: market.day)
            change.formUnion(ThesisChange(update, on: market.day))
            // Late data may change the past; a replay only adds to it.
            if market.moment.mode != .replay { past.formUnion(ThesisChange(update, before: market.day)) }
            market.apply(update)
            market.follow(followed.thesis.derived, update)
        }
        followed.apply(market, after: change, past: past)
        return feed.changes(
            market, followed.result, since: followed.since(in: market), in: scope, receivedAt: receipt)
    }
}
