/// What the SEC's file of a company says of it, as far as deals need it.
public struct CompanyProfile: Hashable, Sendable {
    /// Its number at the SEC.
    public let cik: Int
    /// Its name.
    public let name: String
    /// Its business; nil where the SEC assigned none.
    public let industry: Industry?
    /// Its tickers, the main one first.
    public let tickers: [Symbol]
    /// Its newest filings that tell of deals or may lead to one, newest first.
    public let filings: [Filing]

    /// A profile.
    public init(cik: Int, name: String, industry: Industry?, tickers: [Symbol], filings: [Filing]) {
        self.cik = cik
        self.name = name
        self.industry = industry
        self.tickers = tickers
        self.filings = filings.sorted { $0.accepted > $1.accepted }
    }

    /// When the sale of the company that a filing of some day belongs to was announced: the first of an unbroken run of
    /// merger forms up to that day, or the agreement (8-K, item 1.01) that came a few days before. The day itself where the
    /// file knows no earlier one.
    public func announcement(before day: Day) -> Day {
        var first = day
        // Papers for a vote, or for new shares, follow weeks after the agreement; all else comes with it.
        var isLate = true
        for filing in filings where filing.mergerForm != nil && filing.day < first {
            let isOfAnother =
                first - filing.day > CompanyProfile.longestPause || day - filing.day > CompanyProfile.longestSale
            if isOfAnother { break }
            first = filing.day
            isLate = filing.isWrittenLater
        }
        let agreements = filings.filter { filing in
            let days = first - filing.day
            let room = isLate ? CompanyProfile.agreementDays : Filing.nearDays
            return filing.items.contains("1.01") && filing.isLead && days >= 0 && days <= room
        }
        return agreements.map(\.day).min() ?? first
    }

    /// In days: the longest pause between two filings of one sale, the longest sale, and how long before its first merger
    /// form a sale may have been agreed.
    private static let longestPause = 120, longestSale = 540, agreementDays = 45
}

extension Filing {
    /// Whether it is of a form that takes weeks to write.
    fileprivate var isWrittenLater: Bool {
        switch mergerForm {
        case .preliminaryProxy, .proxy, .exchange, .foreignExchange, .goingPrivate, .offer, .answer: true
        case .communication, .earlyOffer, .earlyAnswer, nil: false
        }
    }
}
