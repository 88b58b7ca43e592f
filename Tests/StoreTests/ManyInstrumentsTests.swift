import GRDB
import Model
import TestSupport
import Testing

@testable import Store

/// The first snapshot of a store with very many instruments that people imported.
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

    private func symbols(showing shown: Set<Symbol>?) throws -> [Symbol] {
        try #require(try store.firstSnapshot(showing: shown)).listings.map(\.instrument.symbol)
    }

    @Test("it has those of the program, those that are shown and those with the largest change over a month")
    func largest() throws {
        // Each rises by its number in its last session.
        for number in 0..<300 {
            try store.save(
                [.bar(symbol(number), Bar(first + 60, close: 100 + Double(number)))], receivedAt: .hour(2))
        }
        let found = try symbols(showing: [symbol(3)])
        #expect(found == ["IWM", symbol(3)] + ((300 - MarketStore.screenful)..<300).map(symbol))
        #expect(try symbols(showing: nil) == ["IWM"] + (0..<300).map(symbol))
    }

    @Test("what it leaves out comes as updates, and then the market is the whole one")
    func omitted() throws {
        let market = try #require(try store.firstSnapshot(showing: [])), omitted = try store.omitted(from: market)
        #expect(market.listings.count == 1 + MarketStore.screenful && omitted.count == 300 - MarketStore.screenful)
        #expect(omitted.allSatisfy { $0.group == Instrument.importGroup && $0.benchmark == nil })
        let whole = try #require(try store.firstSnapshot())
        #expect(try store.omitted(from: whole) == [])
        let complete = market.applying(.batch(try store.updates(of: omitted.map(\.symbol))))
        #expect(Set(complete.listings.map(\.instrument)) == Set(whole.listings.map(\.instrument)))
        for listing in whole.listings {
            let other = try #require(complete[listing.instrument.symbol])
            #expect(other.series.count == 60 && other.series.lastClose == listing.series.lastClose)
            #expect(other.provenance == listing.provenance)
        }
    }

    @Test("its date is that of the newest session of all, also after an import and its undoing")
    func date() throws {
        let longer = SmallMarket.series(closes(60) + [101, 102])
        _ = try store.importFile([.series(symbol(298), longer)], file: "file.csv", at: .hour(2))
        let changed = try #require(try store.firstSnapshot(showing: []))
        #expect(changed.day == first + 61 && changed[symbol(298)] == nil)
        _ = try store.undoImport()
        #expect(try store.firstSnapshot(showing: [])?.day == first + 59)
    }

    @Test("of a store of the version before it has all, and is shortened after the migration")
    func older() throws {
        let other = try OtherProgram(folder.file)
        try other.run("DROP TABLE month_changes")
        try other.run("DELETE FROM grdb_migrations WHERE substr(identifier, 1, 1) = '6'")
        let older = try #require(try StoreFile(folder: folder.path).openForReading(acceptsOlder: true))
        let market = try #require(try older.read { try MarketStore.firstSnapshot($0, .live, showing: []) })
        #expect(market.listings.count == 301)
        let migrated = try MarketStore.open(folder: folder.path, now: .hour(3))
        #expect(try migrated.firstSnapshot(showing: [])?.listings.count == 1 + MarketStore.screenful)
    }
}
