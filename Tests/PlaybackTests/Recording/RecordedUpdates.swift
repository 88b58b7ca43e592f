import Model

@testable import Playback

/// Updates of every kind, with all their fields and with as few as possible.
enum RecordedUpdates {
    static let all = UpdateKind.allCases.flatMap(samples)

    private static let day = Day(number: 20_000)
    private static let time = Timestamp(milliseconds: 1_728_000_000_123)

    /// Samples of a kind. A kind without any does not compile.
    static func samples(of kind: UpdateKind) -> [MarketUpdate] {
        switch kind {
        case .picture: [.snapshot(market), .snapshot(Market(Moment(day, mode: .bundled)))]
        case .moment: moments.map { .moment($0) }
        case .playback: playbacks.map { .playback($0) }
        case .instrument: instruments.map { .instrument($0) }
        case .provenance: [.provenance("IWM", Provenance("yahoo", .endOfDay))]
        case .quote: quotes.map { .quote($0) }
        case .series: series.map { .series("RUT", $0) }
        case .bar: bars.map { .bar("XBI", $0) }
        case .intraday: [.intraday("IWM", intraday), .intraday("IWM", Intraday(day, offsetMinutes: 0))]
        case .curve: [.curve(curve), .curve(YieldCurve(day, percent: [:]))]
        case .policy: [.policy(day, 4.33), .policy(day, -0.0)]
        case .ratesProvenance: [.ratesProvenance(Provenance("fred", .delayed))]
        case .rates: [.rates(rates), .rates(Rates())]
        case .sectors: [.sectors(sectors), .sectors(SectorTable(fund: "X", asOf: Dated(day), weights: [], source: ""))]
        case .holdings: [.holdings(holdings)]
        case .deal: deals.map { .deal($0) }
        case .dealsKnown: [.dealsCovered(day - 90...day), .dealsCovered(day...day)]
        case .valuation: market.valuations.map { .valuation($0) }
        case .valuationStatement: market.valuationStatements.map { .valuationStatement($0) }
        case .filing: [.filing(filing)]
        case .headline: [.headline(headline), .headline(Headline("", time: time, link: "", wire: ""))]
        case .companies: [.companies(companies), .companies([])]
        case .source: statuses.map { .source($0) }
        case .batch: [.batch([]), .batch([.quote(quotes[0]), .batch([.moment(moments[0]), .deal(deals[0])])])]
        }
    }

    /// A market with all kinds of content.
    static let market: Market = {
        var running = Listing(instruments[0], series: series[2], provenance: Provenance("yahoo", .live))
        running.intraday = intraday
        running.quote = quotes[0]
        return Market(
            moments[0], listings: [running, Listing(instruments[1], provenance: Provenance("", .stale))], rates: rates,
            sectorTables: [sectors], holdingsTables: [holdings], deals: deals,
            dealSpans: [day - 900...day - 800, day - 90...day], filings: [filing], leads: [filing],
            headlines: [headline], companies: companies,
            valuations: [
                ValuationPoint(day, large: 21.3, mid: nil, small: 15.1, measure: "forward", source: "a"),
                ValuationPoint(day, large: 1 / 3, mid: 16.25, small: 0.1 + 0.2, measure: "trailing", source: "b"),
            ],
            valuationStatements: [
                ValuationStatement(day, discount: 0.27, averagePremium: 0.03, since: 1995, measure: "?", source: "ETF"),
                ValuationStatement(day, discount: 0.27, averagePremium: nil, since: nil, measure: "?", source: "ETF"),
            ], sources: statuses)
    }()

    private static let moments = [
        Moment(day, .open, mode: .live, minute: 600, playback: playbacks[0]), Moment(day, .holiday, mode: .replay),
        Moment(day, .preMarket, mode: .bundled), Moment(day, .closed, mode: .live),
    ]

    private static let playbacks = [
        Playback(span: day - 9000...day, speed: .sessions(0.1), isPaused: true),
        Playback(span: day...day, speed: .minutes(1 / 3), isPaused: false),
        Playback(span: day...day, speed: .times(10), isPaused: false),
    ]

    private static let instruments = [
        Instrument(
            "QQQS", name: "Größe “Q” 小", kind: .etf, group: "us-small", benchmark: "IWM", basis: .adjusted,
            sector: .healthCare),
        Instrument("^GSPC", name: "", kind: .index, group: "", basis: .price),
        Instrument("VIX", name: "Volatility", kind: .share, group: "x", basis: .level),
        Instrument("A_B", name: "A/B", kind: .ratio, group: "ratio", basis: .level),
    ]

    private static let quotes = [
        Quote("IWM", last: Price(units: 20_338, decimals: 2), session: day, time: time, volume: 12_345_678),
        Quote("X", last: Price(units: -1, decimals: 9), session: day, time: time, volume: .infinity),
        Quote("Y", last: Price(units: .max, decimals: 0), session: day - 30_000, time: Timestamp(milliseconds: -5)),
    ]

    private static let bars = [
        Bar(day, open: 1.5, high: 2.25, low: 1, close: 2, volume: 1e9), Bar(day, close: 0.1 + 0.2),
        Bar(day, open: -0.0, close: .leastNonzeroMagnitude), Bar(day, low: 1e300, close: 1e-7),
        Bar(day, open: 208.9, high: 209.35, low: 207.93, close: 202.3702, quotedClose: 207.93, volume: 26_731_100),
    ]

    private static let series: [Series] = {
        var printed = Series(), computed = Series()
        for index in 0..<40 {
            printed.append(Bar(day + index * 3, close: 200 + Double(index) / 100, volume: 1000))
            let open: Double? = index % 3 == 0 ? nil : 1 / Double(index + 1)
            computed.append(Bar(day + index, open: open, close: 1 / Double(index + 3)))
        }
        var quoted = printed
        quoted.append(Bar(day + 400, close: 202.3702, quotedClose: 207.93))
        quoted.update(208, on: day + 401)
        var running = printed
        running.update(201.337, on: day + 500, volume: 7)
        var overriding = printed
        overriding.update(3, on: day + 39 * 3)
        return [Series(), printed, running, quoted, overriding, computed, printed.prefix(through: day + 10)]
    }()

    private static let intraday = Intraday(
        day, offsetMinutes: -240,
        points: [
            .init(time, 203.38), .init(Timestamp(milliseconds: time.milliseconds + 60_000), 203.4),
            .init(Timestamp(milliseconds: time.milliseconds - 5), 1 / 3),
        ], extended: [.init(Timestamp(milliseconds: time.milliseconds - 3_600_000), 204.1)])

    private static let curve = YieldCurve(day, percent: [.tenYears: 4.38, .threeMonths: 5.45, .thirtyYears: 1 / 3])

    private static let rates = Rates(
        yields: [
            .tenYears: DatedValues([(day, 4.38), (day + 1, 4.4)]), .oneMonth: DatedValues(),
            .twoYears: DatedValues([(day, 1 / 3)]),
        ], policy: DatedValues((0..<100).map { (day + $0, 5.33) }), provenance: Provenance("treasury", .endOfDay))

    private static let sectors = SectorTable(
        fund: "QQQS", asOf: Dated(day, precision: .month),
        weights: [
            SectorWeight(.healthCare, weight: 0.51, quality: .atLeast), SectorWeight(.cash, weight: 0.01),
            SectorWeight(.other, weight: 0.1, quality: .derived("the rest")),
            SectorWeight(.energy, weight: -0.0, quality: .derived("")),
        ], source: "https://example.org/a?b=c")

    private static let holdings = HoldingsTable(
        fund: "IWM", asOf: Dated(day, precision: .week),
        holdings: [
            Holding(ticker: "A", name: "A Inc.", sector: .industrials, weight: 0.0512, price: 12.5, shares: 1e6),
            Holding(ticker: "-", name: "Cash", sector: .cash, weight: 0.001),
        ], source: "ishares")

    private static let deals = [
        Deal(
            announced: Dated(day), acquirer: "Sanofi", acquirerTicker: "SNY", target: "Dynavax", targetTicker: "DVAX",
            kind: .acquisition, area: "vaccines", upfrontUSDMillions: 2200, maximumUSDMillions: 2200.5,
            source: "https://a", otherSources: ["https://b", "https://c"], stage: .completed),
        Deal(
            announced: Dated(day - 5, precision: .year), acquirer: "B", target: "C", kind: .assetPurchase,
            area: Deal.unknownArea, source: "x"),
        Deal(
            announced: Dated(day - 9, precision: .month), acquirer: "D", target: "E", kind: .licence, area: "",
            source: "", stage: .terminationReported),
    ]

    private static let filing = Filing(
        accession: "0001193125-26-009651", form: "SC TO-T/A",
        parties: [
            .init(cik: 1_029_142, name: "DYNAVAX", role: .subject, industry: Industry(code: 2836), ticker: "DVAX"),
            .init(cik: 0, name: "SANOFI", role: .filedBy), .init(cik: 7, name: "X", role: .filer),
        ], accepted: time, items: ["1.01", "9.01"], link: "https://www.sec.gov/x", isNearMergerForm: true)

    private static let headline = Headline(
        "Größe übernimmt X", time: time, link: "https://a", wire: "globenewswire", tickers: ["ELMT", "A.B"])

    private static let companies = [
        CompanyFacts(
            cik: 1, tickers: ["A", "B"], name: "A", shares: CompanyFact(1e9, end: day, tag: "dei/Shares"),
            longTermDebt: CompanyFact(0.5, start: day - 90, end: day, tag: "us-gaap/LongTermDebt"),
            interestExpense: CompanyFact(-3, end: day, tag: ""), operatingIncome: CompanyFact(7, end: day, tag: "t")),
        CompanyFacts(cik: 2, tickers: [], name: ""),
    ]

    private static let statuses = [
        SourceStatus(
            "yahoo", .partial, lastSuccess: time, reason: "3 symbols: no price",
            service: ServiceRecord(
                address: "https://query1.finance.yahoo.com", nextTry: time, budgetLeft: 7, bytes: 1 << 40,
                latencyMilliseconds: 120)),
        SourceStatus("edgar", .failed, reason: "403", service: ServiceRecord(address: "a")),
        SourceStatus("wires", .off), SourceStatus("treasury", .starting), SourceStatus("fred", .good),
    ]
}
