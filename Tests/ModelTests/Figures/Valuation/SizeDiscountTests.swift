import Model
import TestSupport
import Testing

struct SizeDiscountTests {
    private func valuations(_ ratios: [(year: Int, small: Double, large: Double)]) -> [SizeValuation] {
        ratios.map {
            SizeValuation(
                Day(number: Int32(($0.year - 1970) * 365 + 200)), small: $0.small, large: $0.large, source: "F")
        }
    }

    @Test("the discount is small price-to-book over large, less one")
    func discount() throws {
        let one = SizeValuation(Fixture.day("2025-07-01"), small: 0.8, large: 0.2, source: "F")
        #expect(one.discount == -0.75)
    }

    @Test("its position counts the Julys from a year on, ties half")
    func position() throws {
        let points = [(1990, 1.0, 0.1), (1996, 1.0, 0.5), (1997, 1.0, 0.25), (1998, 1.0, 0.25)]
        let size = try #require(SizeDiscount(valuations(points)))
        #expect(size.count(since: 1995) == 3 && size.rank(since: 1995) == 1)
        #expect(agree(size.percentile(since: 1995), 1 / 3))
        #expect(size.rank(since: 1926) == 2 && size.percentile(since: 1926) == 0.5)
        #expect(size.percentile(since: 1998) == nil)
        #expect(SizeDiscount([]) == nil)
    }

    @Test("a July counts from its first day, on the market of a date")
    func asOf() throws {
        var reference = ReferenceTables()
        reference.sizeValuations = [
            SizeValuation(Fixture.day("2023-07-01"), small: 0.5, large: 0.2, source: "F"),
            SizeValuation(Fixture.day("2024-07-01"), small: 0.5, large: 0.1, source: "F"),
        ]
        let market = Market(Moment(Fixture.day("2024-08-01"), mode: .bundled), reference: reference)
        #expect(market.sizeDiscount?.newest.discount == -0.8)
        #expect(market.asOf(Fixture.day("2024-06-30"), mode: .replay).sizeDiscount?.newest.discount == -0.6)
        #expect(market.asOf(Fixture.day("2024-07-01"), mode: .replay).sizeDiscount?.newest.discount == -0.8)
    }
}
