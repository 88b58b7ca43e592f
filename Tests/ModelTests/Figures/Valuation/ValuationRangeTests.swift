import Model
import TestSupport
import Testing

struct ValuationRangeTests {
    /// Forward price-earnings ratios of the S&P 500 and 600 (Yardeni Research, as cited in the bundled table).
    private let points = [
        ("2017-06-14", 17.6, 19.7), ("2021-09-17", 20.7, 15.5), ("2022-03-28", 19.7, 13.8), ("2022-10-10", 15.2, 10.9),
        ("2022-11-04", 16.3, 11.9), ("2022-11-18", 17.3, 12.6), ("2023-12-07", 18.8, 13.3),
    ].map { point($0.0, $0.1, $0.2) }

    @Test("the percentile of the newest point agrees with SciPy")
    func newest() throws {
        let range = try #require(ValuationRange(points, at: Spring2024.day))
        #expect(range.count == 7)
        #expect(range.newest.day.description == "2023-12-07")
        #expect(range.ageDays == 161)
        #expect(range.deepest.day.description == "2022-03-28")
        #expect(agree(range.deepest.discount, 13.8 / 19.7 - 1))
        #expect(range.shallowest.day.description == "2017-06-14")
        #expect(agree(range.median, -0.2716763005780347))
        #expect(agree(range.percentile, 0.2142857142857143))
    }

    @Test("a single point has no percentile, ties count half, and the median of two is their mean")
    func ranks() throws {
        #expect(ValuationRange([points[0]], at: Spring2024.day)?.percentile == nil)
        let ties = [point("2020-01-01", 10, 5), point("2020-01-02", 20, 10)]
        let range = try #require(ValuationRange(ties, at: Spring2024.day))
        #expect(range.percentile == 0.5)
        #expect(range.median == -0.5)
        #expect(ValuationRange(points, at: points[0].day - 1) == nil)
    }

    @Test("each measure has its own range, newest first, and statements are separate")
    func measures() throws {
        let spring = Spring2024.day
        let statement = ValuationStatement(
            spring - 10, discount: 0.27, averagePremium: 0.03, since: 1995, measure: "stated", source: "somebody")
        let market = Market(
            Moment(spring, mode: .bundled),
            valuations: points + [point("2024-01-31", 20, 15, "other"), point("2024-06-09", 20.6, 14.2, "later")],
            valuationStatements: [statement])
        #expect(market.valuationRanges.map(\.measure) == ["other", "daily"])
        #expect(market.valuationRanges.map(\.count) == [1, 7])
        #expect(market.datedStatements.map(\.ageDays) == [10])
        #expect(market.asOf(spring - 11, mode: .bundled).datedStatements.isEmpty)
    }
}

private func point(_ text: String, _ large: Double, _ small: Double, _ measure: String = "daily") -> ValuationPoint {
    ValuationPoint(
        Day(text) ?? Day(number: 0), large: large, mid: nil, small: small, measure: measure, source: "test")
}
