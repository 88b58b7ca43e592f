import Model
import Store
import TestSupport
import Testing

@Suite("Fired alerts in the store") struct FiredAlertTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func store() throws -> MarketStore {
        try MarketStore.open(folder: folder.path, now: Timestamp(milliseconds: 0))
    }

    private func alert(_ seconds: Int64, id: String = "up", condition: String = "a > b") -> FiredAlert {
        FiredAlert(
            id: id, condition: condition, words: "words", day: Day(number: 20_000), time: "17:03",
            firedAt: Timestamp(milliseconds: seconds * 1000))
    }

    @Test("of two dashboards one tells a run, and the next run is told again")
    func exclusive() throws {
        let first = try store(), second = try store()
        #expect(try first.claim(alert(10), cooldown: 0))
        #expect(try !second.claim(alert(11), cooldown: 0))
        #expect(try second.claim(alert(11, id: "other"), cooldown: 0))
        #expect(try second.claim(alert(11, condition: "a > c"), cooldown: 0), "a changed condition is another alert")
        try second.endAlert("up", condition: "a > b", at: Timestamp(milliseconds: 20_000))
        try first.endAlert("up", condition: "a > b", at: Timestamp(milliseconds: 21_000))
        #expect(try second.claim(alert(30), cooldown: 0))
        #expect(try !first.claim(alert(31), cooldown: 0))
    }

    @Test("a run that begins within the cooldown of another dashboard's report is not told")
    func cooldown() throws {
        let store = try store()
        #expect(try store.claim(alert(10), cooldown: 60_000))
        try store.endAlert("up", condition: "a > b", at: Timestamp(milliseconds: 20_000))
        #expect(try !store.claim(alert(30), cooldown: 60_000))
        #expect(try store.claim(alert(71), cooldown: 60_000))
    }

    @Test("alerts survive a restart, the newest first, with whether their run lasts")
    func restart() throws {
        let before = try store()
        #expect(try before.claim(alert(10), cooldown: 0))
        try before.endAlert("up", condition: "a > b", at: Timestamp(milliseconds: 20_000))
        #expect(try before.claim(alert(30), cooldown: 0))
        let alerts = try store().firedAlerts(10)
        #expect(alerts.map(\.firedAt.milliseconds) == [30_000, 10_000])
        #expect(alerts.map(\.isRunning) == [true, false])
        #expect(alerts.first?.words == "words" && alerts.first?.time == "17:03" && alerts.first?.day.number == 20_000)
    }
}
