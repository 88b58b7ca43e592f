package import Model

/// A market of four sessions, made so that each rule shows: 1 and 2 June, a weekend, 5 and 6 June 2023.
package enum Fixture {
    package static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
    package static let first = day("2023-06-01"), second = day("2023-06-02")
    package static let third = day("2023-06-05"), fourth = day("2023-06-06")

    package static let up = Bar(first, open: 10, high: 13, low: 9, close: 12, volume: 100)
    package static let down = Bar(second, open: 12, high: 12.5, low: 8, close: 11, volume: 200)

    /// AAA has bars, BBB closes only, CCC is first traded on the third session.
    package static var market: Market {
        let bars = [up, down, Bar(third, open: 11, high: 11, low: 11, close: 11), Bar(fourth, close: 14)]
        let closes = [first, second, third, fourth].enumerated().map { Bar($1, close: Double(100 + $0)) }
        return Market(
            Moment(fourth, mode: .bundled),
            listings: [
                listing("AAA", bars), listing("BBB", closes),
                listing("CCC", [Bar(third, open: 5, high: 7, low: 4, close: 6), Bar(fourth, close: 6)]),
            ],
            rates: Rates(
                yields: [.tenYears: DatedValues([(first, 3.6), (second, 3.7), (third, 3.7), (fourth, 3.8)])],
                policy: DatedValues((0..<6).map { (first + $0, 5.0 + Double($0) / 100) })),
            deals: [deal("2023-06-02", "Beta"), deal("2023-06-04", "Gamma"), deal("2023-06-04", "Delta")],
            valuations: [
                ValuationPoint(day("2023-06-04"), large: 20, mid: nil, small: 15, measure: "forward", source: "a")
            ],
            sources: [SourceStatus("bundled", .good)])
    }

    private static func listing(_ symbol: Symbol, _ bars: [Bar]) -> Listing {
        Listing(
            Instrument(symbol, name: symbol.name, kind: .etf, group: "us-small", basis: .price), series: Series(bars),
            provenance: Provenance("test", .bundled))
    }

    private static func deal(_ date: String, _ target: String) -> Deal {
        Deal(
            announced: Dated(day(date)), acquirer: "Alpha", target: target, kind: .acquisition, area: "biotech",
            source: "a")
    }
}
