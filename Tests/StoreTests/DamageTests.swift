import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite("Files that are not a store") struct DamageTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> MarketStore { try MarketStore.open(folder: folder.path, now: .hour(20)) }

    /// Creates a store with some content, and closes it.
    private func fill() throws {
        let store = try open()
        try store.importTables(SmallMarket.bundled, later: [.holdings(SmallMarket.holdings)], fingerprint: "a")
        let closes = (0..<2000).map { 100 + Double($0) }
        try store.save([.series("IWM", SmallMarket.series(closes))], receivedAt: .hour(1))
    }

    @Test("a file that is not a database is set aside and replaced by a new store")
    func garbage() throws {
        let bytes = Data("this was somebody's shopping list, long enough for a header of a hundred bytes".utf8)
        try (bytes + bytes).write(to: URL(fileURLWithPath: folder.file))
        let store = try open()
        let aside = folder.file + ".corrupt-20240516-200000"
        guard case .rebuilt(aside, let reason) = store.opening else {
            Issue.record("opened as \(store.opening)")
            return
        }
        #expect(reason.contains("damaged"))
        #expect(FileManager.default.contents(atPath: aside) == bytes + bytes)
        try store.importTables(SmallMarket.bundled, fingerprint: "a")
        #expect(try store.firstSnapshot() != nil)
    }

    @Test("an existing file is not overwritten when one is set aside")
    func twice() throws {
        for _ in 0..<2 {
            try Data(repeating: 7, count: 200).write(to: URL(fileURLWithPath: folder.file))
            _ = try open()
        }
        #expect(folder.names.filter { $0.contains("corrupt") }.count == 2)
    }

    @Test(
        "a file truncated at any length opens as a store or is rebuilt",
        arguments: [0, 1, 100, 4096, 5000, 40_960, -4096, -1])
    func truncated(length: Int) throws {
        try fill()
        let fullSize = folder.size
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: folder.file))
        try handle.truncate(atOffset: UInt64(length < 0 ? fullSize + length : length))
        try handle.close()
        let store = try open()
        try use(store)
    }

    @Test("pages of noise are detected when they are read", arguments: [1, 2, 3, 5, 8, 13, 21])
    func noise(page: Int) throws {
        try fill()
        try #require(folder.size > (page + 1) * 4096)
        try folder.damage(at: page * 4096, [UInt8](repeating: 0xa5, count: 4096))
        let store = try open()
        try use(store)
    }

    /// Reads and writes everything; an error must report damage, and after a rebuild the store must work.
    private func use(_ store: MarketStore) throws {
        do throws(StoreError) {
            _ = try store.firstSnapshot()
            _ = try store.rest()
            try store.importTables(SmallMarket.bundled, fingerprint: "b")
        } catch {
            #expect(error.kind == .corrupt)
            guard case .rebuilt = try store.rebuild(now: .hour(20)) else {
                Issue.record("\(error), but no damaged page was found")
                return
            }
            #expect(folder.names.contains("market.sqlite.corrupt-20240516-200000"))
            try store.importTables(SmallMarket.bundled, fingerprint: "b")
        }
        #expect(try store.firstSnapshot()?["SPY"]?.series.bars.map(\.close) == [500, 505, 510])
    }

    @Test("an intact file is not set aside when a rebuild is requested")
    func intactFile() throws {
        try fill()
        let store = try open()
        #expect(try store.rebuild(now: .hour(20)) == .found)
        #expect(try store.history(of: "IWM")?.count == 2000)
        #expect(try store.hasTables(withFingerprint: "a"))
    }

    @Test("a store that another program has rebuilt is used as it is")
    func rebuiltElsewhere() throws {
        try fill()
        let (one, other) = (try open(), try open())
        try folder.damage(at: 4096, [UInt8](repeating: 0xa5, count: folder.size - 4096))
        guard case .rebuilt = try one.rebuild(now: .hour(20)) else {
            Issue.record("not rebuilt")
            return
        }
        try one.importTables(SmallMarket.bundled, fingerprint: "c")
        #expect(try other.rebuild(now: .hour(21)) == .found)
        #expect(try other.hasTables(withFingerprint: "c"))
        #expect(
            folder.names.filter { $0.contains("corrupt") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.count == 1)
    }
}

@Suite("Files of other programs and versions") struct OtherFilesTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func kindOfFailure() -> StoreError.Kind? {
        do throws(StoreError) {
            _ = try MarketStore.open(folder: folder.path, now: .hour(20))
            return nil
        } catch {
            #expect(error.path.hasPrefix(folder.path))
            return error.kind
        }
    }

    @Test("a store of a newer version is left as it is")
    func newer() throws {
        try MarketStore.open(folder: folder.path, now: .hour(0)).importTables(SmallMarket.bundled, fingerprint: "a")
        try OtherProgram(folder.file).run("INSERT INTO grdb_migrations VALUES ('99 tomorrow')")
        let before = FileManager.default.contents(atPath: folder.file)
        #expect(kindOfFailure() == .newer)
        #expect(FileManager.default.contents(atPath: folder.file) == before)
        #expect(folder.names == ["market.sqlite"])
    }

    @Test("a database of another program is left as it is")
    func foreign() throws {
        try OtherProgram(folder.file).run("CREATE TABLE mine (a)")
        let before = FileManager.default.contents(atPath: folder.file)
        #expect(kindOfFailure() == .foreign)
        #expect(FileManager.default.contents(atPath: folder.file) == before)
        #expect(folder.names == ["market.sqlite"])
    }

    @Test("a folder that cannot be created is reported by its path")
    func noFolder() throws {
        try Data().write(to: URL(fileURLWithPath: folder.path + "/file"))
        do throws(StoreError) {
            _ = try MarketStore.open(folder: folder.path + "/file/ballast", now: .hour(20))
            Issue.record("opened")
        } catch {
            #expect(error.kind == .readOnly)
            #expect(error.path == folder.path + "/file/ballast")
        }
    }
}
