import Model
import TestSupport
import Testing

/// Decisions on the policy rate and recessions, on their dates.
struct ReferenceTablesTests {
    private var market: Market {
        var reference = ReferenceTables()
        let decisions = [("2023-07-26", 25.0), ("2024-05-01", 0), ("2024-09-18", -50)]
        reference.decisions = decisions.map { day, change in
            PolicyDecision(Fixture.day(day), isScheduled: true, target: 5.25...5.5, changeBp: change)
        }
        reference.scheduledDecisions = (decisions.map(\.0) + ["2026-01-28"]).map { Fixture.day($0) }
        reference.recessions = [
            Recession(peak: Fixture.day("2007-12-01"), trough: Fixture.day("2009-06-01"))
        ]
        return Market(Moment(Fixture.day("2025-06-01"), mode: .bundled), reference: reference)
    }

    @Test("the path has the newest decision, the last change and the next scheduled date, never a later outcome")
    func path() throws {
        let path = try #require(market.asOf(Fixture.day("2024-05-16"), mode: .replay).policyPath)
        #expect(path.newest.day == Fixture.day("2024-05-01") && path.newest.changeBp == 0)
        #expect(path.lastChange?.day == Fixture.day("2023-07-26"))
        #expect(path.next == Fixture.day("2024-09-18"))
        #expect(market.asOf(Fixture.day("2023-07-25"), mode: .replay).policyPath == nil)
    }

    @Test("a scheduled date is known a year ahead")
    func ahead() throws {
        #expect(market.policyPath?.next == Fixture.day("2026-01-28"))
        #expect(market.asOf(Fixture.day("2025-01-20"), mode: .replay).policyPath?.next == nil)
    }

    @Test("a recession is known once its trough has been announced")
    func recessions() throws {
        #expect(market.reference.recessions.count == 1)
        #expect(market.asOf(Fixture.day("2010-12-31"), mode: .replay).reference.recessions.isEmpty)
        #expect(market.asOf(Fixture.day("2011-02-16"), mode: .replay).reference.recessions.count == 1)
    }

    @Test("a snapshot without the tables, as recordings have it, retains them as of its date")
    func retained() {
        let opening = Market(Moment(Fixture.day("2024-05-16"), mode: .replay))
        let applied = market.applying(.snapshot(opening))
        #expect(applied.reference.decisions.count == 2)
    }
}
