import GRDB
import Model
import TestSupport
import Testing

@testable import Store

/// The first snapshot of a store with very many instruments that people added.
struct ManyInstrumentsTests {
    private let folder: TemporaryFolder, store: MarketStore
    private let first = SmallMarket.firstDay

    init() throws {
        (folder, store) = try TemporaryFolder.withEmptyStore()
        try store.save(
            [.instrument(SmallMarket.iwm), .series("IWM", SmallMarket.series(closes(60)))], receivedAt: .hour(1))
        let updates = (0..<300).flatMap { number -> [MarketUpdate] in
            let instrument = Instrument(
                symbol(number), name: "", kind: .share, group: Instrument.importGroup, basis: .price)
            return [.instrument(instrument), .series(symbol(number), SmallMarket.series(closes(60)))]
        }
        try store.save(updates, receivedAt: .hour(1))
    }

    private func symbol(_ number: Int) -> Symbol { Symbol("S\(number)") }

    private func closes(_ count: Int) -> [Double] { (0..<count).map { 100 + Double($0 % 7) } }

    private func snapshot(mayShorten: Bool = true) throws -> Market {
        try #require(try store.firstSnapshot(mayShorten: mayShorten))
    }

    @Test("those that people added have the newest month alone where it may shorten, until the rest is read")
    func shortened() throws {
        let market = try snapshot()
        #expect(market["IWM"]?.series.count == 60)
        let added = market.listings.dropFirst()
        #expect(added.count == 300)
        #expect(
            added.allSatisfy { listing in
                listing.series.count == TailRows.recentLength && listing.series.lastDay == first + 59
                    && listing.series.lastClose == closes(60).last
                    && MarketStore.isShortened(listing.instrument, among: market.listings.count)
            })
        #expect(!MarketStore.isShortened(SmallMarket.iwm, among: 301))
        let rest = market.applying(.batch(try store.rest()))
        #expect(rest.listings.map(\.series) == (try snapshot(mayShorten: false)).listings.map(\.series))
        #expect(rest.listings.allSatisfy { $0.series.count == 60 })
    }

    @Test("a change shows in the newest month, and so does its undoing")
    func changed() throws {
        let longer = SmallMarket.series(closes(60) + [9, 10])
        _ = try store.importFile([.series(symbol(298), longer)], file: "file.csv", at: .hour(2))
        #expect(try snapshot()[symbol(298)]?.series.lastClose == 10)
        #expect(try snapshot().day == first + 61)
        _ = try store.undoImport()
        #expect(try snapshot()[symbol(298)]?.series.lastClose == closes(60).last)
        #expect(try snapshot().day == first + 59)
    }

    @Test("a store of the version before has whole ones, and those of the newest month after its migration")
    func older() throws {
        let other = try OtherProgram(folder.file)
        try other.run("DROP TABLE recents")
        try other.run("DELETE FROM grdb_migrations WHERE substr(identifier, 1, 1) = '6'")
        let older = try #require(try StoreFile(folder: folder.path).openForReading(acceptsOlder: true))
        let market = try #require(try older.read { try MarketStore.firstSnapshot($0, .live, mayShorten: true) })
        #expect(market.listings.allSatisfy { $0.series.count == 60 })
        let migrated = try MarketStore.open(folder: folder.path, now: .hour(3))
        let counts = try #require(try migrated.firstSnapshot(mayShorten: true)).listings.map(\.series.count)
        #expect(counts == [60] + [Int](repeating: TailRows.recentLength, count: 300))
    }
}
