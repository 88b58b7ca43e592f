/// The part of a company's EDGAR profile that deals need.
public struct CompanyProfile: Hashable, Sendable {
    /// The company's number at the SEC.
    public let cik: Int
    /// The company's name.
    public let name: String
    /// The company's industry; nil where the SEC assigned none.
    public let industry: Industry?
    /// The tickers, the main one first.
    public let tickers: [Symbol]
    /// The newest filings that report deals or may lead to one, newest first.
    public let filings: [Filing]

    /// The filings may be in any order.
    public init(cik: Int, name: String, industry: Industry?, tickers: [Symbol], filings: [Filing]) {
        self.cik = cik
        self.name = name
        self.industry = industry
        self.tickers = tickers
        self.filings = filings.sorted { $0.accepted > $1.accepted }
    }

    /// The announcement date of the sale that a filing on the given day belongs to: the first of an unbroken run of
    /// merger forms up to that day, or the agreement (8-K, item 1.01) a few days before. The day itself where the
    /// profile has no earlier one.
    public func announcement(before day: Day) -> Day {
        var first = day
        // Papers for a vote or for new shares follow weeks after the agreement; other forms come with it.
        var isLate = true
        for filing in filings where filing.mergerForm != nil && filing.day < first {
            let isOtherSale =
                first - filing.day > CompanyProfile.longestPause || day - filing.day > CompanyProfile.longestSale
            if isOtherSale { break }
            first = filing.day
            isLate = filing.isWrittenLater
        }
        let agreements = filings.filter { filing in
            let days = first - filing.day
            let limit = isLate ? CompanyProfile.agreementDays : Filing.nearDays
            return filing.items.contains("1.01") && filing.isLead && days >= 0 && days <= limit
        }
        return agreements.map(\.day).min() ?? first
    }

    /// In days: the longest pause between two filings of one sale, the longest sale, and how long before its first
    /// merger form a sale may have been agreed.
    private static let longestPause = 120, longestSale = 540, agreementDays = 45
}

extension Filing {
    /// Whether it is of a form that takes weeks to prepare.
    fileprivate var isWrittenLater: Bool {
        switch mergerForm {
        case .preliminaryProxy, .proxy, .exchange, .foreignExchange, .goingPrivate, .offer, .recommendation: true
        case .communication, .earlyOffer, .earlyRecommendation, nil: false
        }
    }
}
