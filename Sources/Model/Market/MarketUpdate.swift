/// A change reported by a source. A market changes only by applying these.
public enum MarketUpdate: Sendable {
    /// A complete market that replaces the current one: bundled tables at the start, a jump in a replay.
    case snapshot(Market)
    /// The date and the state of the session from now on.
    case moment(Moment)
    /// The state of the replay from now on.
    case playback(Playback)
    /// An instrument without sessions; one that is already on the market stays unchanged, unless it was undescribed.
    case instrument(Instrument)
    /// Where an instrument's figures come from, and how recent they are.
    case provenance(Symbol, Provenance)
    /// A new price. Only the newest for an instrument matters.
    case quote(Quote)
    /// An instrument's full history, which replaces the current one.
    case series(Symbol, Series)
    /// One closed session of an instrument.
    case bar(Symbol, Bar)
    /// The prices of the running session so far.
    case intraday(Symbol, Intraday)
    /// The yields of a day.
    case curve(YieldCurve)
    /// The effective federal funds rate of a day, in percent.
    case policy(Day, Double)
    /// Where yields come from, and how recent they are.
    case ratesProvenance(Provenance)
    /// The full history of rates, which replaces the current one.
    case rates(Rates)
    /// A fund's sector weights, in addition to those of other dates.
    case sectors(SectorTable)
    /// A fund's positions, in addition to those of other months.
    case holdings(HoldingsTable)
    /// A deal, merged with other reports of the same deal (`Deal.isSame`).
    case deal(Deal)
    /// Days for which a source has read all reports of deals, whether there were any or not.
    case dealsCovered(ClosedRange<Day>)
    /// Price-earnings ratios on a date; replaces those of the same date, measure and source.
    case valuation(ValuationPoint)
    /// A stated discount; replaces one of the same date, measure and source.
    case valuationStatement(ValuationStatement)
    /// A filing that reports a deal or may lead to one; replaces one with the same accession number.
    case filing(Filing)
    /// A headline about a deal; replaces one with the same address.
    case headline(Headline)
    /// Reported size and debt of companies, in addition to other companies' figures.
    case companies([CompanyFacts])
    /// The status of a source.
    case source(SourceStatus)
    /// Several updates that belong to one moment.
    case batch([MarketUpdate])
}
