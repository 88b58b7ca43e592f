import GRDB
import Model
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("Store writer") struct WriterTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws { (folder, store) = try TemporaryFolder.withStore() }

    private func quote(_ symbol: Symbol, _ number: Int) -> MarketUpdate {
        .quote(
            Quote(
                symbol, last: Price(units: Int64(10_000 + number), decimals: 2), session: SmallMarket.firstDay + 3,
                time: Timestamp(milliseconds: Timestamp.hour(14).milliseconds + Int64(number))))
    }

    @Test("thousands of quotes become one row per instrument")
    func quotes() throws {
        let writer = StoreWriter(store, wallClock: { .hour(15) })
        for number in 0..<10_000 { writer.post(quote(number % 2 == 0 ? "IWM" : "SPY", number), receivedAt: .hour(15)) }
        try writer.flush()
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot["IWM"]?.quote?.last.units == 19_998)
        #expect(snapshot["SPY"]?.quote?.last.units == 19_999)
        #expect(try OtherProgram(folder.file).number("SELECT count(*) FROM quotes") == 2)
    }

    @Test("the writer writes on schedule, not before, and reports success once")
    func pace() async throws {
        let clock = ManualClock()
        let (reports, continuation) = AsyncStream.makeStream(of: SourceStatus.self)
        let writer = StoreWriter(store, clock: clock, wallClock: { .hour(15) }) { continuation.yield($0) }
        let task = Task { await writer.run() }
        writer.post(quote("IWM", 1), receivedAt: .hour(15))
        await clock.waitForSleeper()
        #expect(try store.firstSnapshot()?["IWM"]?.quote == nil)
        clock.advance(by: .seconds(5))
        var received = reports.makeAsyncIterator()
        #expect(await received.next() == SourceStatus("store", .good, lastSuccess: .hour(15)))
        #expect(try store.firstSnapshot()?["IWM"]?.quote?.last.units == 10_001)
        writer.post(.bar("IWM", Bar(SmallMarket.firstDay + 3, close: 104)), receivedAt: .hour(21))
        await clock.waitForSleeper()
        task.cancel()
        await task.value
        continuation.finish()
        #expect(await received.next() == nil)
        #expect(try store.history(of: "IWM")?.lastClose == 104)
    }

    @Test("a full disk loses nothing: it is reported, and writing resumes when there is space")
    func fullDisk() async throws {
        let clock = ManualClock(jumps: true)
        let (reports, continuation) = AsyncStream.makeStream(of: SourceStatus.self)
        try store.withoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
        let writer = StoreWriter(store, clock: clock, wallClock: { .hour(15) }) { continuation.yield($0) }
        let closes = (0..<3000).map { 100 + Double($0) }
        let task = Task { await writer.run() }
        writer.post(.series("SPY", SmallMarket.series(closes)), receivedAt: .hour(15))
        var received = reports.makeAsyncIterator()
        let failed = try #require(await received.next())
        #expect(failed.state == .failed)
        #expect(failed.reason?.contains("the disk is full; nothing is stored") == true)
        #expect(try store.history(of: "SPY")?.count == 3)
        try store.withoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
        #expect(await received.next()?.state == .good)
        #expect(try store.history(of: "SPY")?.count == 3000)
        task.cancel()
        await task.value
    }

    @Test("a validator is stored after the content it belongs to, never before")
    func validators() throws {
        let writer = StoreWriter(store, wallClock: { .hour(15) })
        let address = "https://example.org/history"
        try store.withoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
        writer.post(.series("SPY", SmallMarket.series((0..<3000).map { 100 + Double($0) })), receivedAt: .hour(15))
        writer.post(StoredValidator(address: address, entityTag: "\"1\"", lastModified: nil))
        #expect(throws: StoreError.self) { try writer.flush() }
        // There is space for the validator, but not for the content it belongs to.
        try store.withoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
        #expect(try store.validator(for: address, before: .hour(23)) == nil)
        try writer.flush()
        #expect(try store.history(of: "SPY")?.count == 3000)
        #expect(try store.validator(for: address, before: .hour(23))?.entityTag == "\"1\"")
    }

    @Test("a damaged file is replaced, reported, and written to")
    func damage() throws {
        try store.withoutTransaction { _ = try $0.checkpoint(.truncate) }
        let page = try #require(
            try OtherProgram(folder.file).number("SELECT rootpage FROM sqlite_schema WHERE name = 'bars'"))
        try folder.damage(at: (page - 1) * 4096, [UInt8](repeating: 0xa5, count: 4096))
        let store = try MarketStore.open(folder: folder.path, now: .hour(15))
        try #require(store.opening == .found)
        let writer = StoreWriter(store, wallClock: { .hour(15) })
        writer.post(.instrument(SmallMarket.xbi), receivedAt: .hour(15))
        writer.post(.bar("XBI", Bar(SmallMarket.firstDay, close: 90)), receivedAt: .hour(15))
        do throws(StoreError) {
            try writer.flush()
            Issue.record("the damage was not reported")
        } catch {
            #expect(error.kind == .corrupt)
            #expect(error.reason.contains(".corrupt-20240516-150000"))
        }
        #expect(try store.history(of: "XBI")?.bars == [Bar(SmallMarket.firstDay, close: 90)])
    }
}

@Suite("Updates that wait to be written") struct PendingUpdatesTests {
    private func bar(_ close: Double, _ day: Int = 0) -> MarketUpdate {
        .bar("IWM", Bar(SmallMarket.firstDay + day, close: close))
    }

    private func closes(_ entries: [PendingUpdates.Entry]) -> [Double] {
        entries.compactMap { if case .bar(_, let bar) = $0.update { bar.close } else { nil } }
    }

    @Test("of several corrections the one received last waits")
    func newest() {
        var pending = PendingUpdates()
        pending.add(bar(1), receivedAt: .hour(2))
        pending.add(bar(2), receivedAt: .hour(3))
        pending.add(bar(3), receivedAt: .hour(1))
        pending.add(bar(9, 1), receivedAt: .hour(1))
        #expect(pending.count == 2)
        #expect(closes(pending.drain()) == [2, 9])
        #expect(pending.isEmpty)
    }

    @Test("updates that are not stored do not wait")
    func moments() {
        var pending = PendingUpdates()
        pending.add(
            .batch([.source(SourceStatus("yahoo", .good)), .moment(Moment(SmallMarket.firstDay, mode: .live))]),
            receivedAt: .hour(1))
        #expect(pending.isEmpty)
    }

    @Test("a history replaces earlier closes, and a later close follows the history")
    func order() {
        var pending = PendingUpdates()
        pending.add(bar(1), receivedAt: .hour(1))
        pending.add(.series("IWM", SmallMarket.series([5])), receivedAt: .hour(2))
        pending.add(bar(2), receivedAt: .hour(3))
        let kinds = pending.drain().map { if case .bar = $0.update { "bar" } else { "series" } }
        #expect(kinds == ["series", "bar"])
    }

    @Test("curves of one day are merged by tenor")
    func curves() {
        var pending = PendingUpdates()
        let day = SmallMarket.firstDay
        pending.add(.curve(YieldCurve(day, percent: [.tenYears: 4.4, .twoYears: 4.8])), receivedAt: .hour(1))
        pending.add(.curve(YieldCurve(day, percent: [.tenYears: 4.5])), receivedAt: .hour(2))
        guard case .curve(let curve) = pending.drain().first?.update else {
            Issue.record("no curve")
            return
        }
        #expect(curve.percent == [.tenYears: 4.5, .twoYears: 4.8])
    }

    @Test("updates that could not be written keep waiting, and do not replace newer ones")
    func putBack() {
        var pending = PendingUpdates()
        pending.add(bar(1), receivedAt: .hour(1))
        pending.add(bar(5, 1), receivedAt: .hour(1))
        let drained = pending.drain()
        pending.add(bar(2), receivedAt: .hour(2))
        pending.putBack(drained)
        #expect(closes(pending.drain()).sorted() == [2, 5])
    }

    @Test("the number of waiting updates is limited, and those beyond it are counted")
    func limit() {
        var pending = PendingUpdates()
        for day in 0..<(PendingUpdates.limit + 10) { pending.add(bar(1, day), receivedAt: .hour(1)) }
        pending.add(bar(2), receivedAt: .hour(2))
        #expect(pending.count == PendingUpdates.limit)
        #expect(pending.lost == 10)
    }

    @Test("many histories are written in several transactions")
    func shares() {
        var pending = PendingUpdates()
        for number in 0..<100 { pending.add(.series(Symbol("S\(number)"), Series()), receivedAt: .hour(1)) }
        var shares: [Int] = []
        while !pending.isEmpty { shares.append(pending.drain().count) }
        #expect(shares == [32, 32, 32, 4])
    }
}
