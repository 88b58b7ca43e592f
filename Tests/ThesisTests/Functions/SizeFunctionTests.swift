import Model
import TestSupport
import Testing
import Thesis
import ThesisSupport

/// The discount by company size in conditions.
struct SizeFunctionTests {
    private func market(_ day: String) -> Market {
        var reference = ReferenceTables()
        reference.sizeValuations = [(1990, 0.1), (1996, 0.5), (2023, 0.25)].map { year, large in
            SizeValuation(Fixture.day("\(year)-07-01"), small: 1, large: large, source: "K. French")
        }
        return Market(Moment(Fixture.day(day), mode: .bundled), reference: reference)
    }

    private func statuses(_ day: String, _ first: String, _ second: String) throws -> [ConditionStatus] {
        try ThesisFixtures.thesis(first, second).evaluate(market(day)).conditions.map(\.status)
    }

    @Test("the discount and its percentile since a year are figures of the language")
    func figures() throws {
        let met = try statuses(
            "2024-05-16", "sizeDiscount() = -75%", "percentile(sizeDiscount(), 1995) < 30%")
        #expect(met == [.holds, .holds])
        let all = try statuses(
            "2024-05-16", "percentile(sizeDiscount(), 1926) = 50%", "sizeDiscount() < -80%")
        #expect(all == [.holds, .fails])
    }

    @Test("a July older than a year and a quarter is too old, and none at all unknown")
    func old() throws {
        #expect(try statuses("2024-09-30", "sizeDiscount() < 0", "sizeDiscount() < 0") == [.holds, .holds])
        #expect(try statuses("2024-10-02", "sizeDiscount() < 0", "sizeDiscount() < 0") == [.unknown, .unknown])
        #expect(try statuses("1989-01-01", "sizeDiscount() < 0", "sizeDiscount() < 0") == [.unknown, .unknown])
    }

    @Test(
        "what a percentile is of must be named",
        arguments: ["percentile(1995)", "percentile(discount(), 1995)", "percentile(sizeDiscount, 1995) > 0"])
    func errors(text: String) {
        #expect(throws: (any Error).self) { try ThesisFixtures.thesis(text + " > 0") }
    }
}
