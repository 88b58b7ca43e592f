/// One thing that a source has to say. A market changes in no other way than by applying these.
public enum MarketUpdate: Sendable {
    /// A whole picture at once, in place of what was known: bundled tables at the start, a jump in a replay.
    case picture(Market)
    /// The date and the state of the session that everything now belongs to.
    case moment(Moment)
    /// How a replay runs from now on.
    case playback(Playback)
    /// An instrument, with no session yet; one that is on the market already stays as it is, unless it was undescribed.
    case instrument(Instrument)
    /// Where an instrument's figures come from, and how new they are.
    case provenance(Symbol, Provenance)
    /// A new price. Only the newest for an instrument matters.
    case quote(Quote)
    /// An instrument's whole history, in place of what was known.
    case series(Symbol, Series)
    /// One closed session of an instrument.
    case bar(Symbol, Bar)
    /// The running session's prices so far.
    case intraday(Symbol, Intraday)
    /// A day's yields.
    case curve(YieldCurve)
    /// The effective federal funds rate of a day, in percent.
    case policy(Day, Double)
    /// Where yields come from, and how new they are.
    case ratesProvenance(Provenance)
    /// The whole history of rates, in place of what was known.
    case rates(Rates)
    /// A fund's sectors, beside those of other dates.
    case sectors(SectorTable)
    /// A fund's positions, beside those of other months.
    case holdings(HoldingsTable)
    /// A deal; it becomes one with another report of the same (`Deal.isSame`).
    case deal(Deal)
    /// Days of which a source has read whatever tells of deals, whether there was one or not.
    case dealsKnown(ClosedRange<Day>)
    /// Price-earnings ratios of a date; those of the same date, measure and source are replaced.
    case valuation(ValuationPoint)
    /// A discount that somebody stated; one of the same date, measure and source is replaced.
    case valuationStatement(ValuationStatement)
    /// A filing that tells of a deal or may lead to one; one of the same accession number is replaced.
    case filing(Filing)
    /// What a wire said of a deal; one of the same address is replaced.
    case headline(Headline)
    /// What companies have reported of their size and debt, beside what is known of others.
    case companies([CompanyFacts])
    /// What a source is doing.
    case source(SourceStatus)
    /// Several things that belong to one moment.
    case batch([MarketUpdate])
}
