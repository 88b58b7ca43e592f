/// Everything that is known of the market at one moment: the one truth that every panel draws.
///
/// A value; `apply` is the only way it changes.
public struct Market: Sendable {
    /// The date and session.
    public internal(set) var moment: Moment
    /// The instruments in the order of their catalogue.
    public internal(set) var listings: [Listing]
    /// How fresh their figures are: kept, for every frame tells it, and there may be thousands.
    public internal(set) var freshness: FreshnessTally
    /// Interest rates.
    public internal(set) var rates: Rates
    /// Funds' sectors, all dates, also later ones (`sectorTable(of:)` chooses).
    public internal(set) var sectorTables: [SectorTable]
    /// Funds' positions, of each month the newest at most (`holdings(of:)` chooses).
    public internal(set) var holdingsTables: [HoldingsTable]
    /// Deals announced so far, newest first.
    public internal(set) var deals: [Deal] {
        get { dealList.elements }
        set { dealList = NewestFirst(newValue) }
    }
    /// The spans of days of which deals are known, from the first of a whole table to its last, also those after the
    /// as-of date; oldest first, apart from each other (`dealsKnown` chooses).
    public internal(set) var dealSpans: [ClosedRange<Day>]
    /// Filings that tell of deals or may lead to one, newest first.
    public internal(set) var filings: [Filing] {
        get { filingList.elements }
        set { filingList = NewestFirst(newValue) }
    }
    /// Those of them that name one party of a deal that nobody has named the other of, newest first.
    public internal(set) var leads: [Filing] {
        get { leadList.elements }
        set { leadList = NewestFirst(newValue) }
    }
    /// What wires said of deals, newest first.
    public internal(set) var headlines: [Headline] = []
    /// What companies have reported of their size and debt.
    public internal(set) var companies = CompanyBook()
    /// Price-earnings points so far, oldest first.
    public internal(set) var valuations: [ValuationPoint]
    /// Discounts that others have stated so far, oldest first.
    public internal(set) var valuationStatements: [ValuationStatement]
    /// What each source is doing, in order of first word.
    public internal(set) var sources: [SourceStatus]
    var dealList: NewestFirst<Deal>
    var filingList, leadList: NewestFirst<Filing>
    private var places: [Symbol: Int]

    /// A market of the given instruments on a date.
    public init(
        _ moment: Moment, listings: [Listing] = [], rates: Rates = Rates(), sectorTables: [SectorTable] = [],
        holdingsTables: [HoldingsTable] = [], deals: [Deal] = [], dealSpans: [ClosedRange<Day>]? = nil,
        filings: [Filing] = [], leads: [Filing] = [], headlines: [Headline] = [], companies: [CompanyFacts] = [],
        valuations: [ValuationPoint] = [], valuationStatements: [ValuationStatement] = [], sources: [SourceStatus] = []
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
        self.companies.take(companies)
        // What has no discount, as 0 over 0, is no point: no range could be told with it.
        self.valuations = valuations.filter(\.discount.isFinite).sorted { $0.day < $1.day }
        self.valuationStatements = valuationStatements.sorted { $0.day < $1.day }
        self.sources = sources
        places = Dictionary(
            listings.enumerated().map { ($1.instrument.symbol, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The as-of date.
    public var day: Day { moment.day }

    /// The date of the newest figure that comes daily: a price, a yield, a deal; nil where there is none. O(instruments).
    public var newestDay: Day? {
        let prices = listings.compactMap(\.lastDay), yields = rates.yields.values.compactMap(\.lastDay)
        return (prices + yields + [rates.policy.lastDay, deals.first?.announced.day].compactMap(\.self)).max()
    }

    /// An instrument's listing, or nil where it is not on the market.
    public subscript(symbol: Symbol) -> Listing? { places[symbol].map { listings[$0] } }

    /// The place of an instrument in `listings`.
    public func place(of symbol: Symbol) -> Int? { places[symbol] }

    /// Puts an instrument behind the others.
    mutating func append(_ listing: Listing) {
        places[listing.instrument.symbol] = listings.count
        listings.append(listing)
        freshness.add(listing.counted)
    }

    /// What was known at the close of an earlier date. O(instruments · log sessions); histories are shared, not copied.
    ///
    /// Sector and holdings tables of later dates stay, for `sectorTable(of:)` marks them, and so do the days of which deals
    /// are known. Of deals it is known how far they had come by then. A day without a session is a holiday, also at the
    /// weekend.
    public func asOf(_ day: Day, mode: Moment.Mode) -> Market {
        var past = self
        past.moment = Moment(day, hasSession(on: day) ? .closed : .holiday, mode: mode)
        for place in past.listings.indices {
            past.listings[place].series = listings[place].series.prefix(through: day)
            past.listings[place].quote = nil
            past.listings[place].held = nil
            past.listings[place].intraday = nil
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
        past.sources = sources.map { $0.asOf(day) }
        return past
    }

    /// Whether shares trade on a day by the calendar, or some instrument has a session all the same.
    private func hasSession(on day: Day) -> Bool {
        ExchangeCalendar.nyse.isSession(day)
            || listings.contains { $0.series.index(onOrBefore: day).map($0.series.day) == day }
    }
}
