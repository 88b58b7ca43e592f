/// One figure that a company has reported.
public struct CompanyFact: Hashable, Sendable {
    /// The figure: shares, or U.S. dollars.
    public let value: Double
    /// The first day of the span that it covers; nil where it is of one day.
    public let start: Day?
    /// The day it is of, or the last of its span.
    public let end: Day
    /// By what name it was reported: `LongTermDebtNoncurrent`.
    public let tag: String

    /// A reported figure.
    public init(_ value: Double, start: Day? = nil, end: Day, tag: String) {
        self.value = value
        self.start = start
        self.end = end
        self.tag = tag
    }
}

/// What a company has reported of its size and debt. A figure that it did not report is missing, not 0.
public struct CompanyFacts: Hashable, Sendable {
    /// Its number at the SEC.
    public let cik: Int
    /// Its tickers, the main one first.
    public let tickers: [Symbol]
    /// Its name.
    public let name: String
    /// Shares outstanding.
    public var shares: CompanyFact?
    /// Long-term debt, in U.S. dollars.
    public var longTermDebt: CompanyFact?
    /// Interest paid in a year, in U.S. dollars.
    public var interestExpense: CompanyFact?
    /// What a year's business earned before interest and tax, in U.S. dollars; a loss is negative.
    public var operatingIncome: CompanyFact?

    /// What a company has reported.
    public init(
        cik: Int, tickers: [Symbol], name: String, shares: CompanyFact? = nil, longTermDebt: CompanyFact? = nil,
        interestExpense: CompanyFact? = nil, operatingIncome: CompanyFact? = nil
    ) {
        self.cik = cik
        self.tickers = tickers
        self.name = name
        self.shares = shares
        self.longTermDebt = longTermDebt
        self.interestExpense = interestExpense
        self.operatingIncome = operatingIncome
    }

    /// Its figures, as many as it has reported.
    var facts: [CompanyFact] { [shares, longTermDebt, interestExpense, operatingIncome].compactMap(\.self) }

    /// Without figures of days after one.
    func asOf(_ day: Day) -> CompanyFacts {
        func known(_ fact: CompanyFact?) -> CompanyFact? { fact.flatMap { $0.end <= day ? $0 : nil } }
        return CompanyFacts(
            cik: cik, tickers: tickers, name: name, shares: known(shares), longTermDebt: known(longTermDebt),
            interestExpense: known(interestExpense), operatingIncome: known(operatingIncome))
    }

    /// What is newer of each figure, of this and of older knowledge of the same company.
    func adding(_ older: CompanyFacts) -> CompanyFacts {
        func newer(_ a: CompanyFact?, _ b: CompanyFact?) -> CompanyFact? {
            guard let a, let b else { return a ?? b }
            return b.end > a.end ? b : a
        }
        return CompanyFacts(
            cik: cik, tickers: tickers.isEmpty ? older.tickers : tickers, name: name,
            shares: newer(shares, older.shares), longTermDebt: newer(longTermDebt, older.longTermDebt),
            interestExpense: newer(interestExpense, older.interestExpense),
            operatingIncome: newer(operatingIncome, older.operatingIncome))
    }
}
