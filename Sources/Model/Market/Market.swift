/// All market data at one moment; every panel draws from it.
///
/// A value that changes only through `apply`.
public struct Market: Sendable {
    /// The date and session.
    public internal(set) var moment: Moment
    /// The instruments in catalogue order.
    public package(set) var listings: [Listing]
    /// The tally of their freshness; stored rather than computed because every frame shows it and there may be
    /// thousands.
    public internal(set) var freshness: FreshnessTally
    /// Interest rates.
    public internal(set) var rates: Rates
    /// Funds' sector weights of all dates, including later ones (`sectorTable(of:)` chooses).
    public internal(set) var sectorTables: [SectorTable]
    /// Funds' positions, at most the newest of each month (`holdings(of:)` chooses).
    public internal(set) var holdingsTables: [HoldingsTable]
    /// Deals announced so far, newest first.
    public internal(set) var deals: [Deal] {
        get { dealList.elements }
        set { dealList = NewestFirst(newValue) }
    }
    /// The spans of days for which the deals are complete, from the first day of a full table to its last, including
    /// days after the as-of date; oldest first and disjoint (`dealsCovered` chooses).
    public internal(set) var dealSpans: [ClosedRange<Day>]
    /// Filings that report deals or may lead to one, newest first.
    public internal(set) var filings: [Filing] {
        get { filingList.elements }
        set { filingList = NewestFirst(newValue) }
    }
    /// Filings that name one party of a deal whose other party is unknown, newest first.
    public internal(set) var leads: [Filing] {
        get { leadList.elements }
        set { leadList = NewestFirst(newValue) }
    }
    /// Headlines about deals, newest first.
    public internal(set) var headlines: [Headline] = []
    /// The reported size and debt of companies.
    public internal(set) var companies = CompanyBook()
    /// Price-earnings points so far, oldest first.
    public internal(set) var valuations: [ValuationPoint]
    /// Discounts stated by others so far, oldest first.
    public internal(set) var valuationStatements: [ValuationStatement]
    /// Tables of the past that no source updates.
    public package(set) var reference: ReferenceTables
    /// The status of each source, in the order in which they first reported.
    public package(set) var sources: [SourceStatus]
    var dealList: NewestFirst<Deal>
    var filingList, leadList: NewestFirst<Filing>
    private var indices: [Symbol: Int]

    /// A market of the given instruments on a date.
    public init(
        _ moment: Moment, listings: [Listing] = [], rates: Rates = Rates(), sectorTables: [SectorTable] = [],
        holdingsTables: [HoldingsTable] = [], deals: [Deal] = [], dealSpans: [ClosedRange<Day>]? = nil,
        filings: [Filing] = [], leads: [Filing] = [], headlines: [Headline] = [], companies: [CompanyFacts] = [],
        valuations: [ValuationPoint] = [], valuationStatements: [ValuationStatement] = [],
        reference: ReferenceTables = ReferenceTables(), sources: [SourceStatus] = []
    ) {
        self.moment = moment
        self.listings = listings.map(\.judged)
        freshness = FreshnessTally(listings)
        self.rates = rates
        self.sectorTables = sectorTables
        self.holdingsTables = holdingsTables
        dealList = NewestFirst(deals.joined())
        let days = deals.map(\.announced.day)
        self.dealSpans = dealSpans ?? days.min().flatMap { first in days.max().map { [first...$0] } } ?? []
        filingList = NewestFirst(filings)
        leadList = NewestFirst(leads)
        self.headlines = headlines
        self.companies.add(companies)
        // A point without a discount, such as 0 ÷ 0, is dropped: no range could be computed with it.
        self.valuations = valuations.filter(\.discount.isFinite).sorted { $0.day < $1.day }
        self.valuationStatements = valuationStatements.sorted { $0.day < $1.day }
        self.reference = reference
        self.sources = sources
        indices = Dictionary(
            listings.enumerated().map { ($1.instrument.symbol, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The as-of date.
    public var day: Day { moment.day }

    /// The date of the newest daily figure (a price, a yield, a deal); nil where there is none. O(instruments).
    public var newestDay: Day? {
        let prices = listings.compactMap(\.lastDay), yields = rates.yields.values.compactMap(\.lastDay)
        return (prices + yields + [rates.policy.lastDay, deals.first?.announced.day].compactMap(\.self)).max()
    }

    /// The first session of any instrument; nil where there is none. O(instruments).
    public var firstLoadedDay: Day? { listings.compactMap { $0.series.isEmpty ? nil : $0.series.day(0) }.min() }

    /// Whether a day's sessions are still to be loaded: it is before the first one, and the span that can be played
    /// reaches further back. O(instruments).
    public func isLoading(_ day: Day) -> Bool {
        guard let span = moment.playback?.span, let first = firstLoadedDay else { return false }
        return span.lowerBound < first && day < first
    }

    /// An instrument's listing; nil where it is not on the market.
    public subscript(symbol: Symbol) -> Listing? { indices[symbol].map { listings[$0] } }

    /// The index of an instrument in `listings`.
    public func index(of symbol: Symbol) -> Int? { indices[symbol] }

    /// Appends an instrument.
    package mutating func append(_ listing: Listing) {
        indices[listing.instrument.symbol] = listings.count
        listings.append(listing)
        freshness.add(listing.counted)
    }

    /// The market as of the close of an earlier date. O(instruments · log sessions); histories are shared, not copied.
    ///
    /// Sector and holdings tables of later dates stay, since `sectorTable(of:)` marks them, and so do the days with
    /// complete deals. Deals have the stage that they had reached on that date. A day without a session is a holiday,
    /// including weekends.
    public func asOf(_ day: Day, mode: Moment.Mode) -> Market {
        var past = self
        past.moment = Moment(day, hasSession(on: day) ? .closed : .holiday, mode: mode)
        for index in past.listings.indices {
            past.listings[index].series = listings[index].series.prefix(through: day)
            past.listings[index].quote = nil
            past.listings[index].held = nil
            past.listings[index].intraday = nil
        }
        past.freshness = FreshnessTally(past.listings)
        past.rates = rates.prefix(through: day)
        past.deals = deals.filter { $0.announced.day <= day }.map { self.deal($0, asOf: day) }
        past.filings = filings.filter { $0.day <= day }
        past.leads = leads.filter { $0.day <= day }
        past.headlines = headlines.filter { $0.day <= day }
        past.valuations = valuations.filter { $0.day <= day }
        past.valuationStatements = valuationStatements.filter { $0.day <= day }
        past.companies = companies.asOf(day)
        past.reference = reference.asOf(day)
        past.sources = sources.map { $0.asOf(day) }
        return past
    }

    /// Whether shares trade on a day by the calendar, or some instrument has a session on it anyway.
    private func hasSession(on day: Day) -> Bool {
        ExchangeCalendar.nyse.isSession(day)
            || listings.contains { $0.series.index(onOrBefore: day).map($0.series.day) == day }
    }
}
