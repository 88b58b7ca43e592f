/// The reported figures of companies, looked up by ticker.
public struct CompanyBook: Sendable {
    /// The companies, in the order in which they were added.
    public private(set) var all: [CompanyFacts] = []
    private var indices: [Int: Int] = [:]
    private var byTicker: [String: Int] = [:]

    /// An empty book.
    public init() {}

    /// Whether it contains no company.
    public var isEmpty: Bool { all.isEmpty }

    /// The company with a ticker as written in a fund's table: `BRKB` for `BRK-B`.
    public subscript(ticker: String) -> CompanyFacts? { byTicker[CompanyBook.key(ticker)].map { all[$0] } }

    /// Adds reported figures; for a company that is already present, the newer of each figure is retained.
    public mutating func add(_ facts: [CompanyFacts]) {
        for company in facts {
            let index: Int
            if let known = indices[company.cik] {
                all[known] = company.adding(all[known])
                index = known
            } else {
                index = all.count
                indices[company.cik] = index
                all.append(company)
            }
            for ticker in company.tickers { byTicker[CompanyBook.key(ticker.name)] = index }
        }
    }

    /// The figures for days up to and including one; companies without any such figure are left out.
    func asOf(_ day: Day) -> CompanyBook {
        guard all.contains(where: { $0.facts.contains { $0.end > day } }) else { return self }
        var past = CompanyBook()
        past.add(all.map { $0.asOf(day) }.filter { !$0.facts.isEmpty })
        return past
    }

    /// Whether any figure is for one of these days. O(companies).
    public func reports(in span: ClosedRange<Day>) -> Bool {
        all.contains { $0.facts.contains { span.contains($0.end) } }
    }

    /// A ticker without the separator between the company's letters and the share class.
    private static func key(_ ticker: String) -> String {
        String(ticker.uppercased().filter { $0.isLetter || $0.isNumber })
    }
}
