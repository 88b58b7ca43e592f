import GRDB
import Model
import TestSupport
import Testing

@testable import Store

@Suite("Upkeep") struct UpkeepTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws { (folder, store) = try TemporaryFolder.withStore() }

    /// Noon UTC of a day, counted from the small market's first.
    private func noon(_ day: Int) -> Timestamp { Timestamp(SmallMarket.firstDay + day, hour: 12, minute: 0) }

    @Test("quotes are deleted after a week, sessions are not")
    func quotes() throws {
        let price = Price(units: 10_300, decimals: 2)
        for day in 3...14 {
            let session = SmallMarket.firstDay + day
            try store.save(
                [.quote(Quote("IWM", last: price, session: session, time: noon(day)))], receivedAt: noon(day))
        }
        #expect(try store.prune(Retention(), now: noon(14)))
        let other = try OtherProgram(folder.file)
        #expect(try other.number("SELECT count(*) FROM quotes") == 8)
        #expect(try store.history(of: "IWM")?.count == 3)
    }

    @Test("a checkpoint moves the log into the file, unless another program is reading")
    func checkpoint() throws {
        let log = folder.file + "-wal"
        let other = try OtherProgram(folder.file)
        try other.reading {
            store.checkpoint()
            #expect(folder.size(of: log) > 0)
        }
        store.checkpoint()
        #expect(folder.size(of: log) == 0)
        #expect(try store.history(of: "IWM")?.count == 3)
    }

    @Test("pruning runs once a day")
    func daily() throws {
        #expect(try store.prune(Retention(), now: noon(1)))
        #expect(try !store.prune(Retention(), now: noon(1)))
        #expect(try store.prune(Retention(), now: noon(2)))
    }

    @Test("sessions beyond the retention period are also removed from the first snapshot")
    func bars() throws {
        let closes = (0..<6000).map { 100 + Double($0) }
        try store.save([.series("IWM", SmallMarket.series(closes))], receivedAt: noon(0))
        try store.withoutTransaction { _ = try $0.checkpoint(.truncate) }
        let before = folder.size
        try store.prune(Retention(historyDays: 100), now: noon(5999))
        #expect(try store.history(of: "IWM")?.count == 101)
        #expect(try store.firstSnapshot()?["IWM"]?.series.count == 101)
        #expect(try store.firstSnapshot()?["SPY"]?.series.isEmpty == true)
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot.rates.yields.isEmpty && snapshot.rates.policy.isEmpty)
        #expect(snapshot.deals.isEmpty && snapshot.dealSpans.isEmpty)
        #expect(snapshot.sectorTables == [SmallMarket.sectors])
        try store.withoutTransaction { _ = try $0.checkpoint(.truncate) }
        #expect(folder.size < before * 2 / 3)
    }

    @Test("a cached response is returned as stored, with its time, until it expires")
    func cache() throws {
        try store.store([0, 255, 10], for: "profile 1", at: noon(1))
        let cached = try #require(try store.response(for: "profile 1"))
        #expect(cached.body == [0, 255, 10])
        #expect(cached.at == noon(1))
        #expect(try store.response(for: "profile 2") == nil)
        try store.store([1], for: "profile 1", at: noon(2))
        #expect(try store.response(for: "profile 1")?.body == [1])
        try store.prune(Retention(), now: noon(60))
        #expect(try store.response(for: "profile 1") == nil)
    }

    @Test("a validator is stored by address, and is visible only to a store opened after it")
    func validators() throws {
        let address = "https://example.org/a"
        #expect(try store.validator(for: address, before: noon(9)) == nil)
        let first = StoredValidator(address: address, entityTag: "\"1\"", lastModified: nil)
        let second = StoredValidator(address: address, entityTag: "\"2\"", lastModified: "Thu")
        try store.store([first], at: noon(1))
        #expect(try store.validator(for: address, before: noon(2)) == first)
        try store.store([second], at: noon(3))
        #expect(try store.validator(for: address, before: noon(4)) == second)
        // A program that opened the store earlier has not read the content that the second validator belongs to.
        #expect(try store.validator(for: address, before: noon(2)) == nil)
    }
}
