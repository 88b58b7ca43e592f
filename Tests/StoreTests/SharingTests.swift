import Dispatch
import GRDB
import Model
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("A store shared by several programs") struct SharingTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("several programs can open a new store at once")
    func opening() {
        let failures = Mutex<[StoreError]>([])
        let path = folder.path
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            do throws(StoreError) {
                _ = try MarketStore.open(folder: path, now: .hour(0)).firstSnapshot()
            } catch {
                failures.withLock { $0.append(error) }
            }
        }
        #expect(failures.withLock(\.self).isEmpty)
    }

    @Test("a new store can be read while it is opened, and after an end in the middle of that")
    func reading() throws {
        // The state between the first statement of the first migration and its end.
        try OtherProgram(folder.file).run("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        #expect(try MarketStore.openForReading(folder: folder.path, now: .hour(0)) != nil)
        for _ in 0..<20 {
            let folder = try TemporaryFolder()
            let failures = Mutex<[StoreError]>([])
            DispatchQueue.concurrentPerform(iterations: 2) { index in
                do throws(StoreError) {
                    if index == 0 { _ = try MarketStore.open(folder: folder.path, now: .hour(0)) }
                    for _ in 0..<(index * 200) {
                        _ = try MarketStore.openForReading(folder: folder.path, now: .hour(0))
                    }
                } catch {
                    failures.withLock { $0.append(error) }
                }
            }
            #expect(failures.withLock(\.self).isEmpty)
        }
    }

    @Test("with two writers, a reader never sees part of a batch")
    func tornBatches() throws {
        let writers = try (0..<2).map { _ in try MarketStore.open(folder: folder.path, now: .hour(0)) }
        let reader = try MarketStore.open(folder: folder.path, now: .hour(0))
        try writers[0].save([.instrument(SmallMarket.iwm), .instrument(SmallMarket.spy)], receivedAt: .hour(0))
        let torn = Mutex(0)
        let seen = Mutex(0)
        let failures = Mutex<[any Error]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { index in
            do {
                for number in 1...60 {
                    if index == 2 {
                        guard let snapshot = try reader.firstSnapshot() else { continue }
                        seen.withLock { $0 += 1 }
                        let closes = snapshot.listings.map(\.series.lastClose)
                        if closes[0] != closes[1] { torn.withLock { $0 += 1 } }
                    } else {
                        let bar = Bar(SmallMarket.firstDay, close: Double(index * 1000 + number))
                        try writers[index].save(
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

    @Test("a writer that waits too long for another reports that the store is busy, and can write afterwards")
    func busy() throws {
        let store = try MarketStore.open(folder: folder.path, now: .hour(0))
        try store.withoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 20") }
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
