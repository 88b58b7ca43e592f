import Model
import Store
import TestSupport
import Testing

@Suite("Kinds of stored instruments") struct KindTests {
    private func storedKinds(_ instruments: [Instrument]) throws -> [Symbol: Instrument.Kind] {
        let (folder, store) = try TemporaryFolder.withEmptyStore()
        defer { withExtendedLifetime(folder) {} }
        let updates = instruments.flatMap { instrument -> [MarketUpdate] in
            [.instrument(instrument), .series(instrument.symbol, SmallMarket.series([1, 2]))]
        }
        try store.save(updates, receivedAt: .hour(1))
        let listings = try #require(try store.firstSnapshot()).listings
        return Dictionary(listings.map { ($0.instrument.symbol, $0.instrument.kind) }) { first, _ in first }
    }

    private func watched(_ symbol: Symbol, _ kind: Instrument.Kind) -> Instrument {
        Instrument(symbol, name: symbol.name, kind: kind, group: Instrument.watchGroup, basis: .price)
    }

    @Test("every kind is read back as stored")
    func all() throws {
        let kinds: [Symbol: Instrument.Kind] = [
            "A": .etf, "B": .fund, "C": .share, "D": .currency, "E": .coin, "F": .future, "G": .index,
        ]
        #expect(try storedKinds(kinds.map(watched)) == kinds)
    }

    @Test("instruments that an older version stored as indexes are read as their actual kind")
    func older() throws {
        let kinds = try storedKinds(
            ["EURUSD=X", "BTC-USD", "GC=F", "^N225", "SPX"].map { watched(Symbol($0), .index) })
        #expect(kinds == ["EURUSD=X": .currency, "BTC-USD": .coin, "GC=F": .future, "^N225": .index, "SPX": .index])
    }
}
