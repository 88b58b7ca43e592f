import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct ImportDatesTests {
    @Test(
        "a date is read in each spelling",
        arguments: [
            "2025-10-01", "2025/10/01", "2025.10.01", "20251001", "Oct 01, 2025", "October 1, 2025", "1-Oct-25",
            "01-Oct-2025",
            "1 October 2025", "Wed, Oct 1, 2025", "2025-Oct-01", "01.Okt.2025", "1. Oktober 2025", "01.Okt2025",
            "1 oct. 2025",
            "1 de octubre de 2025", "01/ott/2025", "1 out 2025", "2025-10-01T00:00:00Z", "2025-10-01 00:00:00-04:00",
            "2025-10-01 00:00:00+00:00", "2025-10-01T09:30:00-0400", "1759325400", "1759276800", "1759325400000",
            "2025-09-30T22:00:00Z", "2025-10-01T13:30:00.000Z", " 2025-10-01 ", "1759269600",
        ])
    func spellings(text: String) {
        #expect(SpelledDate(text) == .day(Fixture.day("2025-10-01")))
    }

    @Test(
        "an invalid date is nil",
        arguments: [
            "", "x", "2025-13-01", "2025-02-30", "31/31/2025 x", "1-Xyz-2025", "12", "12345", "jui 1 2025", "20251301",
            "-1",
            "99999999999999999999", "2025-10-01 25:61", "1/2", "1/2/3/4", "0.41 Dividend", "2025-10-01x",
        ])
    func none(text: String) {
        #expect(SpelledDate(text).flatMap { $0.day(.dayFirst) ?? $0.day(.monthFirst) } == nil)
    }

    private func days(_ dates: [String], as symbol: Symbol = "ZZZ", now: Timestamp? = nil) throws -> [String] {
        let text = "Date,Close\n" + dates.enumerated().map { "\($1),\(100 + $0)\n" }.joined()
        return ImportTrial.bars(try ImportTrial.read(text, as: symbol, now: now), symbol).map(\.day.description)
    }

    @Test("one date that can be read one way decides for all")
    func decided() throws {
        let march = ["2025-02-28", "2025-03-03", "2025-03-04", "2025-03-05", "2025-03-13"]
        #expect(try days(["28/02/2025", "03/03/2025", "04/03/2025", "05/03/2025", "13/03/2025"]) == march)
        #expect(try days(["2/28/25", "3/3/25", "3/4/25", "3/5/25", "3/13/25"]) == march)
        #expect(try days(["28-02-2025", "03-03-2025", "04-03-2025", "05-03-2025", "13-03-2025"]) == march)
        #expect(try days(["25-02-28", "25-03-03", "25-03-04"]) == Array(march.prefix(3)))
    }

    @Test(
        "if none does, the order in which the dates are sessions counts",
        arguments: [
            // Consecutive in one order, months apart in the other.
            (["10/02/2025", "10/01/2025"], ["2025-10-01", "2025-10-02"]),
            (["03/04/2025", "04/04/2025", "07/04/2025"], ["2025-04-03", "2025-04-04", "2025-04-07"]),
            (["03/03/2025", "04/03/2025", "05/03/2025"], ["2025-03-03", "2025-03-04", "2025-03-05"]),
            // The third of May 2025 is a Saturday.
            (["03/05/2025"], ["2025-03-05"]),
            // With points the day comes first.
            (["05.06.2025", "07.08.2025"], ["2025-06-05", "2025-08-07"]),
        ])
    func evidence(dates: [String], expected: [String]) throws {
        #expect(try days(dates) == expected)
    }

    @Test("a future date decides if the time of reading is known")
    func future() throws {
        let now = Timestamp(Fixture.day("2026-11-28"), hour: 12, minute: 0)
        #expect(throws: FeedError.self) { try days(["10/12/2026", "09/07/2026"]) }
        #expect(try days(["10/12/2026", "09/07/2026"], now: now) == ["2026-09-07", "2026-10-12"])
    }

    @Test(
        "ambiguous dates are refused",
        arguments: [
            ["05/06/2025", "07/08/2025"], ["06/05/2025"],
            // A coin trades on weekends, so no order is ruled out.
            ["01/03/2025"],
            // The first days of months, or consecutive days of January.
            ["01/08/2025", "01/09/2025", "01/10/2025"],
        ])
    func ambiguous(dates: [String]) {
        let symbol: Symbol = dates.count == 1 ? "BTC-USD" : "ZZZ"
        #expect(throws: FeedError.self) { try days(dates, as: symbol) }
    }

    @Test("contradictory dates are refused with both lines")
    func contradiction() {
        #expect(
            ImportTrial.refusal("Date,Close\n2025-02-12,99\n13/02/2025,100\n02/14/2025,101\n")
                == "download.csv, line 4, column 1 (Date): expected dates in one order, as “13/02/2025” in line 3, found “02/14/2025”"
        )
    }

    @Test("the order that was decided on is reported")
    func reported() throws {
        let file = try ImportTrial.read("Date,Close\n28/02/2025,100\n", as: "ZZZ")
        #expect(file.notes.contains("dates are day/month/year, as “28/02/2025” shows"))
    }

    @Test("weekly and monthly prices are refused, as they are dated by their first day")
    func periods() {
        #expect(
            ImportTrial.refusal("Date,Close\n2025-06-01,1\n2025-07-01,1\n2025-08-01,1\n2025-09-01,1\n")?.contains(
                "month") == true)
        #expect(
            ImportTrial.refusal("Date,Close\n2025-09-01,1\n2025-09-08,1\n2025-09-15,1\n2025-09-22,1\n")?.contains(
                "week") == true)
    }
}
