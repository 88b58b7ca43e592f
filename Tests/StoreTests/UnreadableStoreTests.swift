import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Store

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("A store that is unreadable, wholly or in part") struct UnreadableStoreTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func fill() throws {
        let store = try MarketStore.open(folder: folder.path, now: .hour(0))
        try store.importTables(SmallMarket.bundled, later: [.holdings(SmallMarket.holdings)], fingerprint: "a")
        try store.save([.series("IWM", SmallMarket.series((0..<900).map { 100 + Double($0) }))], receivedAt: .hour(1))
    }

    private func reading() throws -> MarketStore {
        try #require(try MarketStore.openForReading(folder: folder.path, now: .hour(2)))
    }

    private func kindOfFailure() -> StoreError.Kind? {
        do throws(StoreError) {
            _ = try MarketStore.openForReading(folder: folder.path, now: .hour(2))?.firstSnapshot()
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("a missing store opens as nil, and no folder is created")
    func none() throws {
        #expect(try MarketStore.openForReading(folder: folder.path + "/deep/down", now: .hour(0)) == nil)
        #expect(folder.names.isEmpty)
    }

    @Test("a store locked by another program is reported as busy, and is readable once it is released")
    func locked() throws {
        try fill()
        let other = try OtherProgram(folder.file)
        try other.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
        #expect(kindOfFailure() == .busy)
        try other.connection.close()
        #expect(kindOfFailure() == nil)
    }

    @Test("the folder lock does not block readers, and writers wait for it up to a deadline")
    func folderLock() throws {
        try fill()
        let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        try #require(flock(descriptor, LOCK_EX) == 0)
        #expect(try reading().firstSnapshot() != nil)
        do throws(StoreError) {
            try StoreFile(folder: folder.path).withLock(timeout: 0.02) {}
            Issue.record("locked twice")
        } catch {
            #expect(error.kind == .busy && error.reason.contains("another program"))
        }
        try #require(flock(descriptor, LOCK_UN) == 0)
        try StoreFile(folder: folder.path).withLock(timeout: 0.02) {}
    }

    @Test("a pipe or a folder in place of the file is reported, without waiting for input")
    func noFile() throws {
        try #require(mkfifo(folder.file, 0o600) == 0)
        #expect(kindOfFailure() == .foreign)
        #expect(throws: StoreError.self) { try MarketStore.open(folder: folder.path, now: .hour(0)) }
        #expect(throws: StoreError.self) { try StoreReport(folder: folder.path) }
        #expect(throws: StoreError.self) { try StoreAnomalies(folder: folder.path, now: .hour(0)) }
        try #require(unlink(folder.file) == 0)
        try #require(mkdir(folder.file, 0o700) == 0)
        #expect(kindOfFailure() == .foreign)
    }

    @Test("a missing table is reported by reader and doctor, and the file stays where it is")
    func tableGone() throws {
        try fill()
        try OtherProgram(folder.file).run("DROP TABLE policy")
        let names = folder.names
        #expect(kindOfFailure() == .corrupt)
        do throws(StoreError) {
            _ = try StoreReport(folder: folder.path)
            Issue.record("no damage was reported")
        } catch {
            #expect(error.kind == .corrupt && error.reason.contains("no table policy"))
        }
        #expect(folder.names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") } == ["market.sqlite"], "\(names)")
    }

    @Test("a writer sets a store with a missing table aside and starts a new one")
    func tableGoneForWriters() throws {
        try fill()
        try OtherProgram(folder.file).run("DROP TABLE bars")
        guard case .rebuilt = try MarketStore.open(folder: folder.path, now: .hour(3)).opening else {
            Issue.record("not rebuilt")
            return
        }
    }

    @Test(
        "a row out of range is skipped and reported, and the others are read",
        arguments: [
            ("bars", "INSERT INTO bars VALUES (1, 99999999, NULL, NULL, NULL, 100, NULL, 0, NULL)"),
            ("bars", "INSERT INTO bars VALUES (1, 5000000000, NULL, NULL, NULL, 100, NULL, 0, NULL)"),
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
        let snapshot = try #require(try store.firstSnapshot())
        let market = try store.rest().reduce(snapshot) { $0.applying($1) }
        #expect(store.skippedRows == "1 row out of range left out (\(table) 1)")
        #expect(market["IWM"]?.series.count ?? 0 >= 899 && market.day < SmallMarket.firstDay + 1000)
        let report = try #require(try StoreReport(folder: folder.path))
        #expect(report.damage == nil && report.badRows?.contains(table) == true)
    }

    @Test("rows of future days are reported by the doctor")
    func laterRows() throws {
        try fill()
        try OtherProgram(folder.file).run("INSERT INTO policy VALUES (25000, 5, 0)")
        let now = Timestamp(SmallMarket.firstDay + 1000, hour: 12, minute: 0)
        let report = try #require(try StoreReport(folder: folder.path, now: now))
        #expect(report.badRows == "1 row with future dates (policy 1)")
    }

    @Test(
        "a missing table of a later migration, or of the migrations themselves, is detected too",
        arguments: ["gaps", "imports", "undo_bars", "undo_deal_spans", "month_changes", "grdb_migrations"])
    func laterTableGone(table: String) throws {
        try fill()
        try OtherProgram(folder.file).run("DROP TABLE \(table)")
        #expect(kindOfFailure() == .corrupt)
        #expect(throws: StoreError.self) { try StoreReport(folder: folder.path) }
    }

    @Test("a pipe in place of one of SQLite's companion files is reported", arguments: ["-journal", "-wal", "-shm"])
    func pipeForCompanionFile(suffix: String) throws {
        try fill()
        unlink(folder.file + suffix)
        try #require(mkfifo(folder.file + suffix, 0o600) == 0)
        #expect(kindOfFailure() == .foreign)
        #expect(throws: StoreError.self) { try MarketStore.open(folder: folder.path, now: .hour(3)) }
        #expect(throws: StoreError.self) { try StoreReport(folder: folder.path) }
        #expect(throws: StoreError.self) { try StoreAnomalies(folder: folder.path, now: .hour(3)) }
    }

    @Test("an older version's store can be read where its tables cannot be migrated")
    func older() throws {
        try fill()
        try OtherProgram(folder.file).run("DELETE FROM grdb_migrations WHERE identifier <> '1 market'")
        let file = StoreFile(folder: folder.path)
        #expect(try file.openForReading() == nil)
        let older = try #require(try file.openForReading(acceptsOlder: true))
        #expect(try older.read { try MarketStore.firstSnapshot($0, .live) }?["IWM"]?.series.count == TailRows.length)
    }

    @Test("no row of an intact store is skipped")
    func intact() throws {
        try fill()
        let store = try reading()
        _ = try store.rest()
        #expect(store.skippedRows == nil)
        #expect(try StoreReport(folder: folder.path)?.badRows == nil)
    }

    @Test("an invalid packed tail is read from its rows instead")
    func badTail() throws {
        try fill()
        try OtherProgram(folder.file).run("UPDATE tails SET closes = x'0102' WHERE instrument = 1")
        #expect(try reading().firstSnapshot()?["IWM"]?.series.count == TailRows.length)
        try OtherProgram(folder.file).run(
            "UPDATE tails SET closes = randomblob(length(rest) * 12 / 32) WHERE instrument = 1")
        #expect(try reading().firstSnapshot()?["IWM"]?.series.count == TailRows.length)
    }

    @Test("a copy of a read-only store has the same content, including its write-ahead log")
    func copy() throws {
        try fill()
        let store = try MarketStore.open(folder: folder.path, now: .hour(2))
        try store.save([.policy(SmallMarket.firstDay + 5, 4.75)], receivedAt: .hour(2))
        #expect(folder.size(of: folder.file + "-wal") > 0)
        let copy = try StoreFile(folder: folder.path).openCopy()
        let newest = try copy.read { try RateRows(database: $0).rates().policy.last }
        #expect(newest == 4.75)
        let count = try copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM bars") ?? 0 }
        #expect(count > 900)
    }
}
