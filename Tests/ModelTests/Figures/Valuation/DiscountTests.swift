import Model
import TestSupport
import Testing

struct DiscountTests {
    /// Forward price-earnings ratios of the S&P 500 and 600 (Yardeni Research, as cited in the bundled table).
    private let points = [
        point("2017-06-14", 17.6, 19.7), point("2021-09-17", 20.7, 15.5), point("2022-10-10", 15.2, 10.9),
        point("2023-12-07", 18.8, 13.3), point("2024-06-09", 20.6, 14.2, measure: "published date"),
    ]

    @Test("the discount is the newest point up to the date, with its age and the range of its measure")
    func newest() throws {
        let discount = try #require(market("2024-05-16").discount)
        #expect(discount.point.day.description == "2023-12-07")
        #expect(agree(discount.point.discount, -0.29255319148936165))
        #expect(discount.ageDays == 161)
        #expect(discount.count == 4)
        #expect(agree(discount.range.lowerBound, -0.29255319148936165))
        #expect(agree(discount.range.upperBound, 19.7 / 17.6 - 1))
    }

    @Test("each measure is a separate series, and later points are ignored")
    func measures() throws {
        let later = try #require(market("2024-07-05").discount)
        #expect(later.point.measure == "published date")
        #expect(later.count == 1)
        #expect(later.ageDays == 26)
        #expect(try #require(market("2017-06-14").discount).ageDays == 0)
        #expect(market("2017-06-13").discount == nil)
    }

    private func market(_ text: String) -> Market {
        Market(Moment(Day(text) ?? Day(number: 0), mode: .bundled), valuations: points)
    }

    private static func point(
        _ text: String, _ large: Double, _ small: Double, measure: String = "daily"
    ) -> ValuationPoint {
        ValuationPoint(
            Day(text) ?? Day(number: 0), large: large, mid: nil, small: small, measure: measure, source: "test")
    }
}
