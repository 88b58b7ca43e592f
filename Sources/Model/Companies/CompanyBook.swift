/// What companies have reported, found by ticker.
public struct CompanyBook: Sendable {
    /// The companies, in the order in which they became known.
    public private(set) var all: [CompanyFacts] = []
    private var places: [Int: Int] = [:]
    private var byTicker: [String: Int] = [:]

    /// An empty book.
    public init() {}

    /// Whether nothing is known.
    public var isEmpty: Bool { all.isEmpty }

    /// The company of a ticker as a fund's table writes it: `BRKB` for `BRK-B`.
    public subscript(ticker: String) -> CompanyFacts? { byTicker[CompanyBook.key(ticker)].map { all[$0] } }

    /// Takes what companies have reported; of one that is known the newer of each figure counts.
    public mutating func take(_ facts: [CompanyFacts]) {
        for company in facts {
            let place: Int
            if let known = places[company.cik] {
                all[known] = company.adding(all[known])
                place = known
            } else {
                place = all.count
                places[company.cik] = place
                all.append(company)
            }
            for ticker in company.tickers { byTicker[CompanyBook.key(ticker.name)] = place }
        }
    }

    /// What had been reported of days until one; companies of which nothing was, are left out.
    func asOf(_ day: Day) -> CompanyBook {
        guard all.contains(where: { $0.facts.contains { $0.end > day } }) else { return self }
        var past = CompanyBook()
        past.take(all.map { $0.asOf(day) }.filter { !$0.facts.isEmpty })
        return past
    }

    /// Whether a figure is of one of these days. O(companies).
    public func reports(in span: ClosedRange<Day>) -> Bool {
        all.contains { $0.facts.contains { span.contains($0.end) } }
    }

    /// A ticker without what parts a class of shares from the company's letters.
    private static func key(_ ticker: String) -> String {
        String(ticker.uppercased().filter { $0.isLetter || $0.isNumber })
    }
}
