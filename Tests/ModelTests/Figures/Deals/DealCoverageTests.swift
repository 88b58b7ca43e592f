import Model
import TestSupport
import Testing

struct DealCoverageTests {
    private let market = Market(Moment(Spring2024.day, mode: .bundled), deals: BiotechDeals.all)

    @Test("deals are covered from the first announcement to the last, even as of an earlier date")
    func span() throws {
        let past = market.asOf(try #require(Day("2024-02-15")), mode: .replay)
        #expect(past.dealsCovered?.lowerBound.description == "2023-12-22")
        #expect(past.dealsCovered?.upperBound.description == "2024-05-29")
        #expect(past.deals.allSatisfy { $0.announced.day <= past.day })
        #expect(Market(Moment(Spring2024.day, mode: .bundled)).dealsCovered == nil)
    }

    @Test("a quarter before or after the table is not covered, one at either end partly")
    func coverage() throws {
        func coverage(_ date: String) throws -> DealCoverage {
            market.dealCoverage(of: DealTally([], at: try #require(Day(date))).days)
        }
        #expect(try coverage("2023-09-30") == .none)
        #expect(try coverage("2023-12-31") == .partial)
        #expect(try coverage("2024-02-15") == .complete)
        #expect(try coverage("2024-05-29") == .complete)
        #expect(try coverage("2024-05-30") == .partial)
        #expect(try coverage("2024-07-01") == .none)
    }

    @Test("a quarter and the one before it have the right days")
    func days() throws {
        let tally = DealTally([], at: Spring2024.day)
        #expect(tally.days.lowerBound.description == "2024-04-01" && tally.days.upperBound == Spring2024.day)
        #expect(tally.previousSameDays.upperBound.description == "2024-02-15")
        #expect(tally.previousDays.upperBound.description == "2024-03-31")
        let quarters = DealQuarter.all(BiotechDeals.all, at: Spring2024.day)
        let ends = quarters.map { $0.days(at: Spring2024.day).upperBound.description }
        #expect(ends == ["2024-05-16", "2024-03-31", "2023-12-31"])
    }

    @Test("a deal after the complete days is listed, so that a count is at least that, and covers no day in full")
    func listed() throws {
        let deal = Deal(
            announced: Dated(try #require(Day("2024-06-10"))), acquirer: "A", target: "B", kind: .licence,
            area: "biotech", source: "")
        let listed = market.applying(.deal(deal))
        #expect(listed.dealsCovered?.upperBound.description == "2024-05-29")
        let (june, july) = (try #require(Day("2024-06-30")), try #require(Day("2024-07-01")))
        #expect(listed.dealCoverage(of: (june - 29)...june) == .partial)
        #expect(listed.dealCoverage(of: july...(july + 30)) == .none)
    }
}
