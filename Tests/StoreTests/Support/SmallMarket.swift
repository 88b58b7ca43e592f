import Model

/// A market small enough to be read in full in a test.
enum SmallMarket {
    static let iwm = Instrument(
        "IWM", name: "iShares Russell 2000 ETF", kind: .etf, group: "us-small", benchmark: "SPY", basis: .adjusted)
    static let spy = Instrument("SPY", name: "SPDR S&P 500 ETF", kind: .etf, group: "us-large", basis: .adjusted)
    static let xbi = Instrument(
        "XBI", name: "SPDR S&P Biotech ETF", kind: .etf, group: "biotech", benchmark: "SPY", basis: .adjusted,
        sector: .healthCare)

    static let firstDay = Day(number: 19_858)

    /// Sessions on consecutive days from `first` on.
    static func series(_ closes: [Double], from first: Day = firstDay) -> Series {
        Series(closes.enumerated().map { Bar(first + $0, close: $1) })
    }

    static func deal(_ target: String, on day: Day, upfront: Double? = nil) -> Deal {
        Deal(
            announced: Dated(day), acquirer: "Merck", acquirerTicker: "MRK", target: target, kind: .acquisition,
            area: "biotech", upfrontUSDMillions: upfront, source: "https://example.org/\(target)")
    }

    static let sectors = SectorTable(
        fund: "IWM", asOf: Dated(firstDay.startOfMonth, precision: .month),
        weights: [
            SectorWeight(.financials, weight: 0.18), SectorWeight(.healthCare, weight: 0.17, quality: .atLeast),
            SectorWeight(.other, weight: 0.65, quality: .derived("the rest")),
        ], source: "holdings")

    static let holdings = HoldingsTable(
        fund: "IWM", asOf: Dated(firstDay),
        holdings: [
            Holding(ticker: "PCVX", name: "Vaxcyte Inc", sector: .healthCare, weight: 0.005, price: 113.14, shares: 7),
            Holding(ticker: "FTAI", name: "Ftai Aviation", sector: .industrials, weight: 0.0049),
        ], source: "iShares")

    /// Two instruments, rates, a sector table, deals and valuations, as in the bundled tables.
    static var bundled: Market {
        let provenance = Provenance("tables", .bundled)
        let bar = Bar(firstDay + 2, open: 99, high: 103, low: 98, close: 102, volume: 5000)
        var priced = series([100, 101])
        priced.append(bar)
        return Market(
            Moment(firstDay + 2, mode: .bundled),
            listings: [
                Listing(iwm, series: priced, provenance: provenance),
                Listing(spy, series: series([500, 505, 510]), provenance: provenance),
            ],
            rates: Rates(
                yields: [
                    .tenYears: DatedValues([(firstDay, 4.4), (firstDay + 1, 4.5)]),
                    .twoYears: DatedValues([(firstDay + 1, 4.8)]),
                ],
                policy: DatedValues([(firstDay - 1, 5.33), (firstDay, 5.33)]),
                provenance: Provenance("U.S. Treasury", .bundled)),
            sectorTables: [sectors],
            deals: [deal("Karuna", on: firstDay, upfront: 14_000), deal("Ambrx", on: firstDay - 60)],
            valuations: [ValuationPoint(firstDay, large: 20.6, mid: nil, small: 14.2, measure: "forward", source: "Y")],
            valuationStatements: [
                ValuationStatement(
                    firstDay, discount: 0.3, averagePremium: 0.02, since: 1978, measure: "P/E", source: "F")
            ])
    }
}

extension Series {
    var bars: [Bar] { (0..<count).map { self[$0] } }
}

extension DatedValues {
    var pairs: [Day: Double] { Dictionary(uniqueKeysWithValues: (0..<count).map { (day($0), value($0)) }) }
}

extension Timestamp {
    /// A full hour of 2024-05-16, UTC.
    static func hour(_ hour: Int) -> Timestamp { Timestamp(Day(number: 19_859), hour: hour, minute: 0) }
}
