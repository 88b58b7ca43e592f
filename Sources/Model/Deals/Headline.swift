/// A wire's headline about a deal, quoted as published.
public struct Headline: Hashable, Sendable {
    /// The text of the headline.
    public let title: String
    /// The time of publication.
    public let time: Timestamp
    /// The address of the report.
    public let link: String
    /// The publisher: `GlobeNewswire`.
    public let wire: String
    /// The tickers of the companies concerned, as far as the wire gives them.
    public let tickers: [Symbol]
    /// The deal it reports, where it clearly names buyer and target. For a completed deal, the date is that of the
    /// completion.
    public let deal: Deal?
    /// The words of the title, for name look-ups.
    let words: [String]

    /// Splits the title into words for name look-ups.
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

    /// The day of publication in New York.
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
