import Foundation
import GRDB
import Model
import Testing

@testable import Store

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("A store that cannot be read, or not all of it") struct UnreadableStoreTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func fill() throws {
        let store = try MarketStore.open(folder: folder.path, now: .hour(0))
        try store.importTables(SmallMarket.bundled, later: [.holdings(SmallMarket.holdings)], mark: "a")
        try store.save([.series("IWM", SmallMarket.series((0..<900).map { 100 + Double($0) }))], receivedAt: .hour(1))
    }

    private func reading() throws -> MarketStore {
        try #require(try MarketStore.reading(folder: folder.path, now: .hour(2)))
    }

    private func kindOfFailure() -> StoreError.Kind? {
        do throws(StoreError) {
            _ = try MarketStore.reading(folder: folder.path, now: .hour(2))?.firstPicture()
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("where there is none there is none, and no folder is made")
    func none() throws {
        #expect(try MarketStore.reading(folder: folder.path + "/deep/down", now: .hour(0)) == nil)
        #expect(folder.names.isEmpty)
    }

    @Test("one that another program holds for itself is told as busy, and is readable again after it")
    func held() throws {
        try fill()
        let other = try OtherProgram(folder.file)
        try other.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
        #expect(kindOfFailure() == .busy)
        try other.connection.close()
        #expect(kindOfFailure() == nil)
    }

    @Test("the lock of the folder keeps nobody from reading, and who writes waits for it no longer than a deadline")
    func folderLock() throws {
        try fill()
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        try #require(flock(descriptor, LOCK_EX) == 0)
        #expect(try reading().firstPicture() != nil)
        do throws(StoreError) {
            try StoreFile(folder: folder.path).locked(patience: 0.02) {}
            Issue.record("locked twice")
        } catch {
            #expect(error.kind == .busy && error.reason.contains("another program"))
        }
        try #require(flock(descriptor, LOCK_UN) == 0)
        try StoreFile(folder: folder.path).locked(patience: 0.02) {}
    }

    @Test("a pipe and a folder in its place are told, and nobody waits for what they might say")
    func noFile() throws {
        try #require(mkfifo(folder.file, 0o600) == 0)
        #expect(kindOfFailure() == .foreign)
        #expect(throws: StoreError.self) { try MarketStore.open(folder: folder.path, now: .hour(0)) }
        #expect(throws: StoreError.self) { try StoreReport(folder: folder.path) }
        #expect(throws: StoreError.self) { try StoreDoubts(folder: folder.path, now: .hour(0)) }
        try #require(unlink(folder.file) == 0)
        try #require(mkdir(folder.file, 0o700) == 0)
        #expect(kindOfFailure() == .foreign)
    }

    @Test("a table that is gone is told by reader and doctor, and the file stays where it is")
    func tableGone() throws {
        try fill()
        try OtherProgram(folder.file).run("DROP TABLE policy")
        let names = folder.names
        #expect(kindOfFailure() == .corrupt)
        do throws(StoreError) {
            _ = try StoreReport(folder: folder.path)
            Issue.record("looks well")
        } catch {
            #expect(error.kind == .corrupt && error.reason.contains("no table policy"))
        }
        #expect(folder.names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") } == ["market.sqlite"], "\(names)")
    }

    @Test("who may write sets it aside and begins anew")
    func tableGoneForWriters() throws {
        try fill()
        try OtherProgram(folder.file).run("DROP TABLE bars")
        guard case .rebuilt = try MarketStore.open(folder: folder.path, now: .hour(3)).opening else {
            Issue.record("not rebuilt")
            return
        }
    }

    @Test(
        "a row out of range is left out and told, and the others are read",
        arguments: [
            ("bars", "INSERT INTO bars VALUES (1, 99999999, NULL, NULL, NULL, 100, NULL, 0)"),
            ("bars", "INSERT INTO bars VALUES (1, 5000000000, NULL, NULL, NULL, 100, NULL, 0)"),
            ("bars", "UPDATE bars SET close = 9e999 WHERE instrument = 1 AND day = (SELECT min(day) FROM bars)"),
            ("yields", "INSERT INTO yields (day, y_10y, received_at) VALUES (20000, 438, 0)"),
            ("policy", "INSERT INTO policy VALUES (-2000000000, 5, 0)"),
            ("deals", "UPDATE deals SET announced = 2147483647 WHERE id = 1"),
            ("quotes", "INSERT INTO quotes VALUES (1, 19861, 1, 40, 0, NULL, 0)"),
            ("headlines", "INSERT INTO headlines VALUES ('a', 'b', 4611686018427387904, 'w', '', 0)"),
            ("valuations", "UPDATE valuations SET small = 0"),
            ("holdings", "UPDATE holdings SET weight = 1e300 WHERE place = 0"),
            (
                "instruments",
                "INSERT INTO instruments (symbol, name, kind, category, basis, place, received_at) VALUES ('ZZ', '', 'zz', '', 'q', 99, 0)"
            ),
            ("gaps", "INSERT INTO gaps VALUES (1, 9223372036854775807, 0)"),
            ("quotes", "INSERT INTO quotes VALUES (1, 19861, -9223372036854775807, 0, 0, NULL, 0)"),
            ("deals", "UPDATE deals SET precision = 'century' WHERE id = 1"),
        ])
    func badRow(table: String, sql: String) throws {
        try fill()
        try OtherProgram(folder.file).run(sql)
        let store = try reading()
        let picture = try #require(try store.firstPicture())
        let market = try store.rest().reduce(picture) { $0.applying($1) }
        #expect(store.leftOut == "1 row out of range left out (\(table) 1)")
        #expect(market["IWM"]?.series.count ?? 0 >= 899 && market.day < SmallMarket.firstDay + 1000)
        let report = try #require(try StoreReport(folder: folder.path))
        #expect(report.damage == nil && report.badRows?.contains(table) == true)
    }

    @Test("rows of days that have not come are told by the doctor")
    func laterRows() throws {
        try fill()
        try OtherProgram(folder.file).run("INSERT INTO policy VALUES (25000, 5, 0)")
        let now = Timestamp(SmallMarket.firstDay + 1000, hour: 12, minute: 0)
        let report = try #require(try StoreReport(folder: folder.path, now: now))
        #expect(report.badRows == "1 row of days that have not come (policy 1)")
    }

    @Test(
        "a table that a later step made, or the list of steps, is missed as well",
        arguments: ["gaps", "imports", "undo_bars", "undo_deal_spans", "grdb_migrations"])
    func laterTableGone(table: String) throws {
        try fill()
        try OtherProgram(folder.file).run("DROP TABLE \(table)")
        #expect(kindOfFailure() == .corrupt)
        #expect(throws: StoreError.self) { try StoreReport(folder: folder.path) }
    }

    @Test("a pipe in the place of what SQLite keeps beside it is told", arguments: ["-journal", "-wal", "-shm"])
    func pipeBeside(suffix: String) throws {
        try fill()
        unlink(folder.file + suffix)
        try #require(mkfifo(folder.file + suffix, 0o600) == 0)
        #expect(kindOfFailure() == .foreign)
        #expect(throws: StoreError.self) { try MarketStore.open(folder: folder.path, now: .hour(3)) }
        #expect(throws: StoreError.self) { try StoreReport(folder: folder.path) }
        #expect(throws: StoreError.self) { try StoreDoubts(folder: folder.path, now: .hour(3)) }
    }

    @Test("the figures of an older version's store can be read where its tables cannot be brought to this version's")
    func older() throws {
        try fill()
        try OtherProgram(folder.file).run("DELETE FROM grdb_migrations WHERE identifier <> '1 market'")
        let file = StoreFile(folder: folder.path)
        #expect(try file.reading() == nil)
        let older = try #require(try file.reading(acceptsOlder: true))
        #expect(try older.read { try MarketStore.firstPicture($0, .live) }?["IWM"]?.series.count == TailRows.length)
    }

    @Test("a sound store has nothing left out")
    func sound() throws {
        try fill()
        let store = try reading()
        _ = try store.rest()
        #expect(store.leftOut == nil)
        #expect(try StoreReport(folder: folder.path)?.badRows == nil)
    }

    @Test("a tail that cannot be what was packed is read from its rows")
    func badTail() throws {
        try fill()
        try OtherProgram(folder.file).run("UPDATE tails SET closes = x'0102' WHERE instrument = 1")
        #expect(try reading().firstPicture()?["IWM"]?.series.count == TailRows.length)
        try OtherProgram(folder.file).run(
            "UPDATE tails SET closes = randomblob(length(rest) * 12 / 32) WHERE instrument = 1")
        #expect(try reading().firstPicture()?["IWM"]?.series.count == TailRows.length)
    }

    @Test("a copy of one that cannot be written says the same, what is in its log alone too, and leaves nothing behind")
    func copy() throws {
        try fill()
        let store = try MarketStore.open(folder: folder.path, now: .hour(2))
        try store.save([.policy(SmallMarket.firstDay + 5, 4.75)], receivedAt: .hour(2))
        #expect(folder.size(of: folder.file + "-wal") > 0)
        let copy = try StoreFile(folder: folder.path).copied()
        let newest = try copy.read { try RateRows(database: $0).rates().policy.last }
        #expect(newest == 4.75)
        let count = try copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM bars") ?? 0 }
        #expect(count > 900)
    }
}
