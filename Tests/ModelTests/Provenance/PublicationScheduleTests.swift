import Model
import Testing

struct PublicationScheduleTests {
    @Test(
        "closes are due two hours after the bell, yields two after publication, the policy rate a session later",
        arguments: [
            (.closes, "2024-05-16", 1079, "2024-05-15"), (.closes, "2024-05-16", 1080, "2024-05-16"),
            (.closes, "2024-05-27", 1200, "2024-05-24"), (.treasuryYields, "2024-10-14", 1400, "2024-10-11"),
            (.treasuryYields, "2024-10-15", 1199, "2024-10-11"), (.treasuryYields, "2024-10-15", 1200, "2024-10-15"),
            (.effectiveFedFunds, "2024-05-17", 1094, "2024-05-15"),
            (.effectiveFedFunds, "2024-05-17", 1095, "2024-05-16"),
            (.effectiveFedFunds, "2024-05-20", 1095, "2024-05-17"),
            (.effectiveFedFunds, "2024-05-19", 660, "2024-05-16"),
        ] as [(PublicationSchedule, String, Int, String)])
    func due(schedule: PublicationSchedule, text: String, minute: Int, expected: String) throws {
        #expect(schedule.newestDue(at: try instant(text, minute)).description == expected)
    }

    @Test("a figure is end-of-day until a newer one is due, then stale")
    func ageing() throws {
        let friday = try #require(Day("2024-05-24"))
        func freshness(_ text: String, _ minute: Int) throws -> Freshness {
            Freshness.of(lastDay: friday, schedule: .closes, now: try instant(text, minute))
        }
        #expect(try freshness("2024-05-24", 961) == .endOfDay)
        #expect(try freshness("2024-05-27", 1300) == .endOfDay)
        #expect(try freshness("2024-05-28", 1079) == .endOfDay)
        #expect(try freshness("2024-05-28", 1080) == .stale)
    }

    @Test("bundled figures stay bundled, and live figures are live on their session only")
    func promised() throws {
        let friday = try #require(Day("2024-05-24"))
        func freshness(_ promised: Freshness, _ text: String, _ minute: Int) throws -> Freshness {
            Freshness.of(lastDay: friday, schedule: .closes, now: try instant(text, minute), promised: promised)
        }
        #expect(try freshness(.bundled, "2040-01-03", 600) == .bundled)
        #expect(try freshness(.live, "2024-05-24", 700) == .live)
        #expect(try freshness(.delayed, "2024-05-26", 700) == .delayed)
        #expect(try freshness(.live, "2024-05-28", 700) == .endOfDay)
        #expect(try freshness(.live, "2024-05-28", 1100) == .stale)
        #expect(try freshness(.stale, "2024-05-27", 700) == .endOfDay)
    }

    private func instant(_ text: String, _ minute: Int) throws -> Timestamp {
        NewYorkTime.timestamp(try #require(Day(text)), minute: minute)
    }
}
