import Dispatch
import GRDB
import Model
import Synchronization
import Testing

@testable import Store

@Suite("Two dashboards share one store") struct SharingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("many open a new store at once")
    func opening() {
        let failures = Mutex<[StoreError]>([])
        let path = folder.path
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            do throws(StoreError) {
                _ = try MarketStore.open(folder: path, now: .hour(0)).firstPicture()
            } catch {
                failures.withLock { $0.append(error) }
            }
        }
        #expect(failures.withLock(\.self).isEmpty)
    }

    @Test("two write, and a third never sees half of what belongs together")
    func tornBatches() throws {
        let writers = try (0..<2).map { _ in try MarketStore.open(folder: folder.path, now: .hour(0)) }
        let reader = try MarketStore.open(folder: folder.path, now: .hour(0))
        try writers[0].save([.instrument(SmallMarket.iwm), .instrument(SmallMarket.spy)], receivedAt: .hour(0))
        let torn = Mutex(0)
        let seen = Mutex(0)
        let failures = Mutex<[any Error]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { place in
            do {
                for number in 1...60 {
                    if place == 2 {
                        guard let picture = try reader.firstPicture() else { continue }
                        seen.withLock { $0 += 1 }
                        let closes = picture.listings.map(\.series.lastClose)
                        if closes[0] != closes[1] { torn.withLock { $0 += 1 } }
                    } else {
                        let bar = Bar(SmallMarket.firstDay, close: Double(place * 1000 + number))
                        try writers[place].save(
                            [.bar("IWM", bar), .bar("SPY", bar)], receivedAt: Timestamp(milliseconds: Int64(number)))
                    }
                }
            } catch {
                failures.withLock { $0.append(error) }
            }
        }
        #expect(failures.withLock(\.self).isEmpty)
        #expect(torn.withLock(\.self) == 0)
        #expect(try reader.history(of: "IWM")?.bars == reader.history(of: "SPY")?.bars)
        #expect(try reader.history(of: "IWM")?.count == 1)
    }

    @Test("the version changes with what another writes, and with nothing else")
    func version() throws {
        let one = try MarketStore.open(folder: folder.path, now: .hour(0))
        let other = try MarketStore.open(folder: folder.path, now: .hour(0))
        let before = try one.version()
        #expect(try one.version() == before)
        try other.save([.instrument(SmallMarket.iwm)], receivedAt: .hour(1))
        let after = try one.version()
        #expect(after != before)
        #expect(try one.version() == after)
    }

    @Test("a writer that another holds up for long says who is in the way, and goes on afterwards")
    func busy() throws {
        let store = try MarketStore.open(folder: folder.path, now: .hour(0))
        try store.tend { try $0.execute(sql: "PRAGMA busy_timeout = 20") }
        let other = try OtherProgram(folder.file)
        try other.run("BEGIN IMMEDIATE; COMMIT")
        let kind = try other.connection.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN IMMEDIATE")
            defer { try? database.execute(sql: "ROLLBACK") }
            do throws(StoreError) {
                try store.save([.instrument(SmallMarket.iwm)], receivedAt: .hour(1))
                return StoreError.Kind?.none
            } catch {
                return error.kind
            }
        }
        #expect(kind == .busy)
        try store.save([.instrument(SmallMarket.iwm)], receivedAt: .hour(1))
        #expect(try other.number("SELECT count(*) FROM instruments") == 1)
    }
}
