/// One figure that a company has reported.
public struct CompanyFact: Hashable, Sendable {
    /// The figure: shares, or U.S. dollars.
    public let value: Double
    /// The first day of the period that it covers; nil for a figure at one day.
    public let start: Day?
    /// The day it is for, or the last day of its period.
    public let end: Day
    /// The XBRL tag under which it was reported: `LongTermDebtNoncurrent`.
    public let tag: String

    /// A reported figure.
    public init(_ value: Double, start: Day? = nil, end: Day, tag: String) {
        self.value = value
        self.start = start
        self.end = end
        self.tag = tag
    }
}

/// The size and debt of a company as reported. A figure that was not reported is nil, not 0.
public struct CompanyFacts: Hashable, Sendable {
    /// The company's number at the SEC.
    public let cik: Int
    /// The tickers, the main one first.
    public let tickers: [Symbol]
    /// The company's name.
    public let name: String
    /// Shares outstanding.
    public var shares: CompanyFact?
    /// Long-term debt, in U.S. dollars.
    public var longTermDebt: CompanyFact?
    /// Interest paid in a year, in U.S. dollars.
    public var interestExpense: CompanyFact?
    /// Operating income of a year, before interest and tax, in U.S. dollars; a loss is negative.
    public var operatingIncome: CompanyFact?

    /// The reported figures of a company.
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

    /// The figures that have been reported.
    var facts: [CompanyFact] { [shares, longTermDebt, interestExpense, operatingIncome].compactMap(\.self) }

    /// A copy without figures for later days.
    func asOf(_ day: Day) -> CompanyFacts {
        func known(_ fact: CompanyFact?) -> CompanyFact? { fact.flatMap { $0.end <= day ? $0 : nil } }
        return CompanyFacts(
            cik: cik, tickers: tickers, name: name, shares: known(shares), longTermDebt: known(longTermDebt),
            interestExpense: known(interestExpense), operatingIncome: known(operatingIncome))
    }

    /// The newer of each figure, from this and from older facts of the same company.
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
