import GRDB
import Model
import Testing

@testable import Store

@Suite("Upkeep") struct UpkeepTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws {
        folder = try TemporaryFolder()
        store = try MarketStore.open(folder: folder.path, now: .hour(0))
        try store.importTables(SmallMarket.bundled, mark: "a")
    }

    /// Midday of a day counted from the small market's first.
    private func noon(_ day: Int) -> Timestamp { Timestamp(SmallMarket.firstDay + day, hour: 12, minute: 0) }

    @Test("quotes are forgotten after a week, sessions are not")
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

    @Test("what was written lately moves to its place, unless another program reads")
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

    @Test("it is done once a day")
    func daily() throws {
        #expect(try store.prune(Retention(), now: noon(1)))
        #expect(try !store.prune(Retention(), now: noon(1)))
        #expect(try store.prune(Retention(), now: noon(2)))
    }

    @Test("where sessions are to be kept for some days only, the first picture forgets them too")
    func bars() throws {
        let closes = (0..<6000).map { 100 + Double($0) }
        try store.save([.series("IWM", SmallMarket.series(closes))], receivedAt: noon(0))
        try store.tend { _ = try $0.checkpoint(.truncate) }
        let before = folder.size
        try store.prune(Retention(historyDays: 100), now: noon(5999))
        #expect(try store.history(of: "IWM")?.count == 101)
        #expect(try store.firstPicture()?["IWM"]?.series.count == 101)
        #expect(try store.firstPicture()?["SPY"]?.series.isEmpty == true)
        let picture = try #require(try store.firstPicture())
        #expect(picture.rates.yields.isEmpty && picture.rates.policy.isEmpty)
        #expect(picture.deals.isEmpty && picture.dealSpans.isEmpty)
        #expect(picture.sectorTables == [SmallMarket.sectors])
        try store.tend { _ = try $0.checkpoint(.truncate) }
        #expect(folder.size < before * 2 / 3)
    }

    @Test("an answer is given back as it was kept, with its time, until it is too old")
    func cache() throws {
        try store.keep([0, 255, 10], for: "profile 1", at: noon(1))
        let kept = try #require(try store.answer(for: "profile 1"))
        #expect(kept.body == [0, 255, 10])
        #expect(kept.at == noon(1))
        #expect(try store.answer(for: "profile 2") == nil)
        try store.keep([1], for: "profile 1", at: noon(2))
        #expect(try store.answer(for: "profile 1")?.body == [1])
        try store.prune(Retention(), now: noon(60))
        #expect(try store.answer(for: "profile 1") == nil)
    }

    @Test("what an answer came with is kept by address, and counts for who came later only")
    func marks() throws {
        let address = "https://example.org/a"
        #expect(try store.mark(for: address, before: noon(9)) == nil)
        let first = AnswerMark(address: address, entityTag: "\"1\"", lastModified: nil)
        let second = AnswerMark(address: address, entityTag: "\"2\"", lastModified: "Thu")
        try store.keep([first], at: noon(1))
        #expect(try store.mark(for: address, before: noon(2)) == first)
        try store.keep([second], at: noon(3))
        #expect(try store.mark(for: address, before: noon(4)) == second)
        // Who opened the store before has not read what the second belongs to.
        #expect(try store.mark(for: address, before: noon(2)) == nil)
    }
}
