/// What a wire said of a deal, in its own words.
public struct Headline: Hashable, Sendable {
    /// The words.
    public let title: String
    /// When it was published.
    public let time: Timestamp
    /// The address of the report.
    public let link: String
    /// Who published it: `GlobeNewswire`.
    public let wire: String
    /// The companies it is about, by ticker, as far as the wire says.
    public let tickers: [Symbol]
    /// The deal that it tells of, where it plainly says who buys whom. Of a completed one the date is the completion's.
    public let deal: Deal?
    /// The title's words, for looking names up in it.
    let words: [String]

    /// A headline.
    public init(_ title: String, time: Timestamp, link: String, wire: String, tickers: [Symbol] = [], deal: Deal? = nil)
    {
        self.title = title
        self.time = time
        self.link = link
        self.wire = wire
        self.tickers = tickers
        self.deal = deal
        words = CompanyName.words(of: title)
    }

    /// The day it was published, in New York.
    public var day: Day { NewYorkTime.wallClock(at: time).day }

    /// Whether it is about a deal: it names both parties, or the target near the day of the announcement.
    public func concerns(_ deal: Deal) -> Bool {
        if link == deal.source || deal.otherSources.contains(link) { return true }
        guard names(deal.targetName, deal.targetTicker) else { return false }
        return names(deal.acquirerName, deal.acquirerTicker) || abs(day - deal.announced.day) <= Headline.nearDays
    }

    private static let nearDays = 7

    private func names(_ company: CompanyName, _ ticker: Symbol?) -> Bool {
        if let ticker, tickers.contains(ticker) { return true }
        return company.isNamed(in: words)
    }
}
