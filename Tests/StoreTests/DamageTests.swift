import Foundation
import Model
import Testing

@testable import Store

@Suite("Files that are no store") struct DamageTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> MarketStore { try MarketStore.open(folder: folder.path, now: .hour(20)) }

    /// A store with something in it, closed again.
    private func fill() throws {
        let store = try open()
        try store.importTables(SmallMarket.bundled, later: [.holdings(SmallMarket.holdings)], mark: "a")
        let closes = (0..<2000).map { 100 + Double($0) }
        try store.save([.series("IWM", SmallMarket.series(closes))], receivedAt: .hour(1))
    }

    @Test("a file that is no database is set aside, and a new store takes its place")
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
        try store.importTables(SmallMarket.bundled, mark: "a")
        #expect(try store.firstPicture() != nil)
    }

    @Test("a name that is taken is not overwritten")
    func twice() throws {
        for _ in 0..<2 {
            try Data(repeating: 7, count: 200).write(to: URL(fileURLWithPath: folder.file))
            _ = try open()
        }
        #expect(folder.names.filter { $0.contains("corrupt") }.count == 2)
    }

    @Test("a file cut off anywhere is a store, or becomes one", arguments: [0, 1, 100, 4096, 5000, 40_960, -4096, -1])
    func truncated(length: Int) throws {
        try fill()
        let whole = folder.size
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: folder.file))
        try handle.truncate(atOffset: UInt64(length < 0 ? whole + length : length))
        try handle.close()
        let store = try open()
        try use(store)
    }

    @Test("pages of noise are found when they are met", arguments: [1, 2, 3, 5, 8, 13, 21])
    func noise(page: Int) throws {
        try fill()
        try #require(folder.size > (page + 1) * 4096)
        try folder.damage(at: page * 4096, [UInt8](repeating: 0xa5, count: 4096))
        let store = try open()
        try use(store)
    }

    /// Reads and writes everything; an error says that the file is damaged, and after a rebuild all is well.
    private func use(_ store: MarketStore) throws {
        do throws(StoreError) {
            _ = try store.firstPicture()
            _ = try store.rest()
            try store.importTables(SmallMarket.bundled, mark: "b")
        } catch {
            #expect(error.kind == .corrupt)
            guard case .rebuilt = try store.rebuild(now: .hour(20)) else {
                Issue.record("\(error), but no page of it is found to be bad")
                return
            }
            #expect(folder.names.contains("market.sqlite.corrupt-20240516-200000"))
            try store.importTables(SmallMarket.bundled, mark: "b")
        }
        #expect(try store.firstPicture()?["SPY"]?.series.bars.map(\.close) == [500, 505, 510])
    }

    @Test("a good file is not set aside, whoever says that it is damaged")
    func soundFile() throws {
        try fill()
        let store = try open()
        #expect(try store.rebuild(now: .hour(20)) == .found)
        #expect(try store.history(of: "IWM")?.count == 2000)
        #expect(try store.hasTables(marked: "a"))
    }

    @Test("what another program has rebuilt is taken as it is")
    func rebuiltElsewhere() throws {
        try fill()
        let (one, other) = (try open(), try open())
        try folder.damage(at: 4096, [UInt8](repeating: 0xa5, count: folder.size - 4096))
        guard case .rebuilt = try one.rebuild(now: .hour(20)) else {
            Issue.record("not rebuilt")
            return
        }
        try one.importTables(SmallMarket.bundled, mark: "c")
        #expect(try other.rebuild(now: .hour(21)) == .found)
        #expect(try other.hasTables(marked: "c"))
        #expect(
            folder.names.filter { $0.contains("corrupt") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.count == 1)
    }
}

@Suite("Files that are somebody else's") struct OtherFilesTests {
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
        try MarketStore.open(folder: folder.path, now: .hour(0)).importTables(SmallMarket.bundled, mark: "a")
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

    @Test("a folder that cannot be made is told by its name")
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
