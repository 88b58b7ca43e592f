import Model
import Reports
import Testing

/// The deals of these tests cover 22 December 2023 to 29 May 2024.
@Suite("Deal counts outside the coverage") struct UnknownDealsTests {
    private func report(_ date: String, _ deals: [Deal] = covered) throws -> JSON {
        let day = try #require(Day(date))
        return Market(Moment(day, mode: .bundled), deals: deals).asOf(day, mode: .bundled).report()
    }

    private static let covered = ["2023-12-22", "2024-02-12", "2024-04-10", "2024-05-29"].map { date in
        Deal(
            announced: Dated(Day(date) ?? Day(number: 0)), acquirer: "Alpha", target: "T\(date)", kind: .acquisition,
            area: "biotech", upfrontUSDMillions: 100, source: "a")
    }

    @Test("within the covered days a count is a number, and that of a covered quarter may be 0")
    func inside() throws {
        let report = try report("2024-05-16")
        #expect(report["deals"]?["quarterToDate"] == 1 && report["deals"]?["previousQuarterSameDays"] == 1)
        #expect(report["deals"]?["upfrontUSDMillions"] == 100 && report["deals"]?["atLeast"] == false)
        #expect(report["dealPace"]?["ratio"] == 1)
        let april = try self.report("2024-04-05")
        #expect(april["deals"]?["quarterToDate"] == 0 && april["deals"]?["upfrontUSDMillions"] == 0)
    }

    @Test(
        "outside the covered days a count is missing, not 0", arguments: ["2015-01-05", "2023-09-29", "2024-09-27"])
    func outside(date: String) throws {
        let report = try report(date)
        for name in ["quarterToDate", "acquisitions", "upfrontUSDMillions", "withoutValue", "previousQuarterSameDays"] {
            #expect(report["deals"]?[name] == .null, "\(name)")
        }
        for span in ["toDate", "sameDaysBefore"] {
            for name in ["count", "acquisitions", "upfrontUSDMillions", "withoutValue"] {
                #expect(report["dealPace"]?[span]?[name] == .null, "\(span) \(name)")
            }
        }
        #expect(report["dealPace"]?["ratio"] == .null)
    }

    @Test("the count of a partly covered quarter is a lower bound and is not compared")
    func part() throws {
        let june = try report("2024-06-14")
        #expect(june["deals"]?["quarterToDate"] == 2 && june["deals"]?["atLeast"] == true)
        #expect(june["dealPace"]?["ratio"] == .null)
        let february = try report("2024-02-20")
        #expect(february["deals"]?["quarterToDate"] == 1 && february["deals"]?["previousQuarterSameDays"] == .null)
        #expect(february["deals"]?["previousQuarter"] == 1 && february["dealPace"]?["ratio"] == .null)
        // December is known from its 22nd day on.
        #expect(february["deals"]?["atLeast"] == false && february["deals"]?["previousQuarterAtLeast"] == true)
        #expect(february["dealPace"]?["quarterBefore"]?["atLeast"] == true)
        #expect(february["dealPace"]?["sameDaysBefore"]?["atLeast"] == .null)
    }

    @Test("quarters between covered spans are missing")
    func quarters() throws {
        let later = Deal(
            announced: Dated(try #require(Day("2025-08-04"))), acquirer: "Alpha", target: "Later", kind: .acquisition,
            area: "biotech", source: "a")
        let day = try #require(Day("2025-09-24"))
        var market = Market(Moment(day, mode: .bundled), deals: UnknownDealsTests.covered)
        market.apply(.deal(later))
        let quarters = try #require(market.report()["dealPace"]?["quarters"])
        #expect(quarters[0]?["name"] == "2025 Q3" && quarters[0]?["sum"]?["count"] == 1)
        #expect(quarters[1]?["name"] == "2025 Q2" && quarters[1]?["sum"]?["count"] == .null)
        #expect(quarters[5]?["name"] == "2024 Q2" && quarters[5]?["sum"]?["count"] == 2)
    }
}
