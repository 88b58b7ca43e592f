import GRDB
import Model
import TestSupport
import Testing

@testable import Store

@Suite("Sessions that an import adds") struct AddedSessionsTests {
    let folder: TemporaryFolder
    let store: MarketStore
    private let first = SmallMarket.firstDay

    init() throws { (folder, store) = try TemporaryFolder.withStore() }

    @discardableResult
    private func importFile(_ updates: [MarketUpdate], at hour: Int = 2) throws -> ImportChanges {
        try store.importFile(updates, file: "file.csv", at: .hour(hour))
    }

    private func number(_ sql: String) throws -> Int { try OtherProgram(folder.file).number(sql) ?? 0 }

    private var sessions: UndoneImport.Rows? {
        get throws { try store.undoImport()?.rows.first { $0.nouns == "sessions" } }
    }

    @Test("new sessions take one row of the journal for each instrument, and are counted")
    func oneRow() throws {
        let changes = try importFile([
            .series("NEW", SmallMarket.series([3, 4, 5])), .series("IWM", SmallMarket.series([100, 101, 102, 103])),
        ])
        #expect(try number("SELECT count(*) FROM undo_added") == 2)
        #expect(try number("SELECT count(*) FROM undo_bars") == 0)
        let iwm = try #require(changes.sessions.first), new = try #require(changes.sessions.last)
        #expect(iwm.symbol == "IWM" && iwm.added == 1 && iwm.unchanged == 3 && iwm.days == first + 3...first + 3)
        #expect(new.symbol == "NEW" && new.added == 3 && new.days == first...first + 2)
    }

    @Test("undoing removes the sessions with all their fields, and their row of the journal")
    func undo() throws {
        let bar = Bar(first + 3, open: 99, high: 104, low: 98, close: 103, quotedClose: 103.5, volume: 12)
        try importFile([.series("IWM", Series([bar]))])
        let sessions = try #require(try sessions)
        #expect(sessions.restored == 1 && sessions.skipped == 0)
        #expect(try store.history(of: "IWM")?.lastDay == first + 2)
        #expect(try number("SELECT count(*) FROM undo_added") == 0)
        #expect(try store.firstSnapshot()?["IWM"]?.series.lastDay == first + 2)
    }

    @Test(
        "a session that anything has changed since stays",
        arguments: ["open = 3.5", "volume = 7", "close = 4.5", "quoted = 3", "received_at = received_at + 1"])
    func changedSince(change: String) throws {
        try importFile([.series("NEW", SmallMarket.series([3, 4, 5]))])
        try OtherProgram(folder.file).run(
            "UPDATE bars SET \(change) WHERE day = \((first + 1).number) AND received_at > 0")
        let sessions = try #require(try sessions)
        #expect(sessions.restored == 2 && sessions.skipped == 1)
        #expect(try store.history(of: "NEW")?.bars.map(\.day) == [first + 1])
    }

    @Test("two histories of one instrument in a file are undone as one")
    func twice() throws {
        let changes = try importFile([
            .series("NEW", SmallMarket.series([100, 102, 104, 106, 108, 110])),
            .series("NEW", SmallMarket.series([50, 51, 52, 53, 54, 55, 56])),
        ])
        #expect(changes.sessions.map(\.added) == [7] && changes.sessions.map(\.changed) == [0])
        #expect(try store.history(of: "NEW")?.bars.map(\.close) == [50, 51, 52, 53, 54, 55, 56])
        #expect(try sessions?.restored == 7)
        #expect(try store.history(of: "NEW") == nil)
    }

    @Test("after an import, or one that is refused, other writes are not recorded")
    func otherWrites() throws {
        try importFile([.series("NEW", SmallMarket.series([3, 4, 5]))])
        #expect(throws: StoreError.self) { try importFile([.series("SPY", SmallMarket.series([900, 1, 30]))]) }
        let before = try number("SELECT count(*) FROM undo_instruments")
        try store.save([.bar("NEW", Bar(first, close: 7)), .instrument(SmallMarket.xbi)], receivedAt: .hour(3))
        #expect(try number("SELECT count(*) FROM undo_instruments") == before)
        #expect(try number("SELECT count(*) FROM undo_bars") == 0)
        #expect(try number("SELECT count(*) FROM imports") == 1)
    }

    @Test("a full disk in the middle of an import leaves the store as it was")
    func fullDisk() throws {
        let before = try store.history(of: "IWM")?.bars
        // A limit of pages stands for the end of the disk.
        try store.withoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
        }
        let long = SmallMarket.series((0..<20_000).map { 100 + Double($0 % 7) }, from: first - 30_000)
        #expect(throws: StoreError.self) { try importFile([.series("NEW", long), .series("IWM", long)]) }
        #expect(try store.history(of: "NEW") == nil)
        #expect(try store.history(of: "IWM")?.bars == before)
        #expect(try number("SELECT count(*) FROM imports") == 0)
        #expect(try store.undoImport() == nil)
    }

    @Test("an import of an older version, with a row of the journal for each session, is undone")
    func olderJournal() throws {
        try importFile([.series("NEW", SmallMarket.series([3, 4, 5]))])
        let other = try OtherProgram(folder.file)
        let columns = "instrument, day, open, high, low, close, volume, received_at, quoted"
        try other.run(
            """
            INSERT INTO undo_bars (import, side, existed, instrument, day)
                SELECT 1, 0, 0, instrument, day FROM bars WHERE received_at > 0;
            INSERT INTO undo_bars (import, side, existed, \(columns))
                SELECT 1, 1, 1, \(columns) FROM bars WHERE received_at > 0;
            DELETE FROM undo_added;
            """)
        #expect(try sessions?.restored == 3)
        #expect(try store.history(of: "NEW") == nil)
    }
}
