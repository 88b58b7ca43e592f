import GRDB
import Model
import TestSupport
import Testing

@testable import Store

/// The first snapshot of a store with more instruments than a screen shows.
struct ManyInstrumentsTests {
    private let folder: TemporaryFolder, store: MarketStore
    private let first = SmallMarket.firstDay

    init() throws {
        (folder, store) = try TemporaryFolder.withEmptyStore()
        let updates = (0..<300).flatMap { number -> [MarketUpdate] in
            let instrument = Instrument(
                symbol(number), name: "", kind: .share, group: Instrument.watchGroup, basis: .price)
            let closes = number == 299 ? [3.0, 4, 5] : [1.0, 2]
            return [.instrument(instrument), .series(symbol(number), SmallMarket.series(closes))]
        }
        try store.save(updates, receivedAt: .hour(1))
    }

    private func symbol(_ number: Int) -> Symbol { Symbol("S\(number)") }

    private func counts(showing shown: Set<Symbol>?) throws -> [Int] {
        try #require(try store.firstSnapshot(showing: shown)).listings.map(\.series.count)
    }

    @Test("only the first in the list and those that are shown have sessions, until the rest is read")
    func sessions() throws {
        let shown = try counts(showing: [symbol(250)])
        #expect(shown[..<100].allSatisfy { $0 == 2 } && shown[250] == 2)
        #expect(shown[100..<250].allSatisfy { $0 == 0 } && shown[251...].allSatisfy { $0 == 0 })
        let rest = try store.rest(), market = try #require(try store.firstSnapshot(showing: []))
        #expect(market.applying(.batch(rest)).listings.map(\.series.count) == (try counts(showing: nil)))
    }

    @Test("the date is that of the newest session of all, also after a change and after its undoing")
    func date() throws {
        #expect(try store.firstSnapshot(showing: [])?.day == first + 2)
        _ = try store.importFile(
            [.series(symbol(298), SmallMarket.series([1, 2, 3, 4]))], file: "file.csv", at: .hour(2))
        #expect(try store.firstSnapshot(showing: [])?.day == first + 3)
        _ = try store.undoImport()
        #expect(try store.firstSnapshot(showing: [])?.day == first + 2)
        try store.save([.bar(symbol(200), Bar(first + 7, close: 2.5))], receivedAt: .hour(3))
        #expect(try store.firstSnapshot(showing: [])?.day == first + 7)
    }

    @Test("all have sessions by default, and in a store of the version before, which has no days of its own")
    func complete() throws {
        #expect(try counts(showing: nil).allSatisfy { $0 > 1 })
        let other = try OtherProgram(folder.file)
        try other.run("DROP TABLE last_days")
        try other.run("DELETE FROM grdb_migrations WHERE identifier = '6 last days'")
        let older = try #require(try StoreFile(folder: folder.path).openForReading(acceptsOlder: true))
        let market = try #require(try older.read { try MarketStore.firstSnapshot($0, .live, showing: []) })
        #expect(market.listings.allSatisfy { $0.series.count > 1 } && market.day == first + 2)
        let migrated = try MarketStore.open(folder: folder.path, now: .hour(3))
        #expect(try migrated.firstSnapshot(showing: [])?.day == first + 2)
        #expect(try migrated.firstSnapshot(showing: [])?.listings.last?.series.isEmpty == true)
    }
}
