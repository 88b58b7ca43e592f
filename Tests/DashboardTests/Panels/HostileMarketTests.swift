import Model
import Reports
import Screen
import Testing
import Thesis

@testable import Dashboard

/// No figure of a recording, a store, a table or a response crashes the program.
@Suite("A market of impossible figures") struct HostileMarketTests {
    /// Numbers at the limits of arithmetic.
    private static let numbers: [Double] = [
        .nan, .infinity, -.infinity, 0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 1e-308, 0x1p63, -1, 1.5,
    ]
    private static let day = Day(number: 20_000)
    private static let days = [Day(number: .min), Day(number: .max), day - 1, day]

    /// A series whose closes are the number, 100 and the negated number in turn.
    private static func series(_ number: Double, running: Bar?) -> Series {
        let bars = (0..<300).map { index in
            let close = index % 3 == 0 ? number : index % 3 == 1 ? 100 : -number
            return Bar(day - 299 + index, open: number, high: -number, low: .nan, close: close, volume: number)
        }
        return Series(Series(bars), running: running)
    }

    private static func listings(_ number: Double) -> [Listing] {
        let kinds: [(Symbol, Instrument.Kind)] = [("IWM", .etf), ("SPY", .etf), ("RUT", .index), ("XBI", .share)]
        return kinds.enumerated().map { index, kind in
            let instrument = Instrument(
                kind.0, name: "“x” (", kind: kind.1, group: "us-small", benchmark: "SPY", basis: .price)
            let running = index < 2 ? Bar(days[index], open: number, close: number, volume: number) : nil
            var listing = Listing(
                instrument, series: series(number, running: running), provenance: Provenance("yahoo", .live))
            listing.quote = Quote(
                kind.0, last: Price(units: index == 0 ? .min : .max, decimals: 9), session: days[index],
                time: Timestamp(milliseconds: index == 0 ? .min : .max), volume: number)
            listing.intraday = Intraday(
                day, offsetMinutes: index == 0 ? .min : .max,
                points: [Int64.min, 0, .max].map { .init(Timestamp(milliseconds: $0), number) })
            return listing
        }
    }

    private static func deals(_ number: Double) -> [Deal] {
        days.flatMap { day in
            [Dated.Precision.day, .week, .month, .year].map { precision in
                Deal(
                    announced: Dated(day, precision: precision), acquirer: "Foo (Bar", acquirerTicker: "IWM",
                    target: "\(precision)\(day.number)", targetTicker: "", kind: .acquisition, area: "",
                    upfrontUSDMillions: number, maximumUSDMillions: -number, source: "https://x/")
            }
        }
    }

    private static func market(_ number: Double, day: Day = day) -> Market {
        let values = DatedValues(days.map { ($0, number) } + (1..<80).map { (Self.day - $0 * 2, Double($0 % 5)) })
        let fact = CompanyFact(number, start: days[0], end: days[1], tag: "x")
        let status = SourceStatus(
            "yahoo", .partial, lastSuccess: Timestamp(milliseconds: 1 << 62), reason: "x",
            service: ServiceRecord(
                address: "https://x", nextTry: Timestamp(milliseconds: .min), budgetLeft: .min, bytes: .max,
                latencyMilliseconds: .min))
        let holding = Holding(
            ticker: "IWM", name: "X", sector: .healthCare, weight: number, price: number, shares: number)
        return Market(
            Moment(
                day, .open, mode: .live, minute: .max,
                playback: Playback(span: days[0]...days[1], speed: .times(number), isPaused: false)),
            listings: listings(number),
            rates: Rates(
                yields: [.tenYears: values, .twoYears: values], policy: values, provenance: Provenance("x", .stale)),
            sectorTables: ["IWM", "SPY"].map { fund in
                SectorTable(
                    fund: fund, asOf: Dated(days[3]),
                    weights: [SectorWeight(.healthCare, weight: number), SectorWeight(.other, weight: -number)],
                    source: "x")
            },
            holdingsTables: [
                HoldingsTable(fund: "IWM", asOf: Dated(days[3]), holdings: [holding, holding], source: "x")
            ],
            deals: deals(number), dealSpans: [days[0]...days[1]],
            headlines: days.map { day in
                Headline("Foo", time: Timestamp(milliseconds: Int64(day.number) << 32), link: "", wire: "x")
            },
            companies: [
                CompanyFacts(
                    cik: .max, tickers: ["IWM"], name: "x", shares: fact, longTermDebt: fact, interestExpense: fact,
                    operatingIncome: fact)
            ],
            valuations: [(0, 0), (number, 1), (1, number), (16, 20)].map { small, large in
                ValuationPoint(day, large: large, mid: number, small: small, measure: "x", source: "")
            },
            valuationStatements: [
                ValuationStatement(day, discount: number, averagePremium: number, since: .max, measure: "x", source: "")
            ], sources: [status])
    }

    @Test("every panel and page is drawn at every size", arguments: numbers.indices)
    func drawn(index: Int) {
        for size in [Size(60, 16), Size(200, 60)] {
            var state = Bundled.state(Self.market(Self.numbers[index]), size, select: "IWM")
            for window in [Window.day, .month, .year] {
                state.window = window
                state.chartWindow = window
                for kind in ChartKind.allCases {
                    state.chartKind = kind
                    #expect(state.draw().size == size)
                    for panel in PanelID.allCases { #expect(state.draw(only: panel).size == size) }
                }
            }
            for subject in [Page.Subject.recap, .sources, .method, .alerts] {
                state.page = Page(subject)
                #expect(state.draw().size == size)
            }
        }
    }

    @Test("the figures, the recap and the thesis are written", arguments: numbers.indices)
    func reports(index: Int) {
        let market = Self.market(Self.numbers[index])
        let result = Bundled.thesis.evaluate(market)
        let text = market.report(thesis: result).text()
        #expect(!text.contains(": nan") && !text.contains(": inf") && !text.contains(": -inf"))
        #expect(market.discount.map { $0.range.lowerBound <= $0.range.upperBound } ?? true)
        #expect((try? market.recap(thesis: Bundled.thesis)) != nil)
    }

    @Test(
        "keys and updates are accepted at the first and the last representable day",
        arguments: [Day(number: .min), Day(number: .max)])
    func ends(day: Day) {
        let state = Bundled.state(Self.market(1.5, day: day), Size(120, 40), select: "IWM")
        let next = state.pressing("jkG][,.p7z").applying([
            .moment(Moment(day, mode: .live)), .bar("IWM", Bar(day, close: 1)), .policy(day, .nan),
            .dealsCovered(day...day),
            .curve(YieldCurve(day, percent: [.tenYears: .infinity])),
            .quote(
                Quote("IWM", last: Price(units: 1, decimals: 0), session: day, time: Timestamp(milliseconds: 1 << 62))),
        ])
        #expect(next.draw().size == Size(120, 40))
    }
}
