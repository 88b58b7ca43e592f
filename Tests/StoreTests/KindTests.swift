import Model
import Store
import Testing

@Suite("What an instrument is, as it is kept") struct KindTests {
    private func kept(_ instruments: [Instrument]) throws -> [Symbol: Instrument.Kind] {
        let folder = try TemporaryFolder()
        let store = try MarketStore.open(folder: folder.path, now: .hour(0))
        let updates = instruments.flatMap { instrument -> [MarketUpdate] in
            [.instrument(instrument), .series(instrument.symbol, SmallMarket.series([1, 2]))]
        }
        try store.save(updates, receivedAt: .hour(1))
        let listings = try #require(try store.firstPicture()).listings
        return Dictionary(listings.map { ($0.instrument.symbol, $0.instrument.kind) }) { first, _ in first }
    }

    private func watched(_ symbol: Symbol, _ kind: Instrument.Kind) -> Instrument {
        Instrument(symbol, name: symbol.name, kind: kind, group: Instrument.watchGroup, basis: .price)
    }

    @Test("every kind comes back")
    func all() throws {
        let kinds: [Symbol: Instrument.Kind] = [
            "A": .etf, "B": .fund, "C": .share, "D": .currency, "E": .coin, "F": .future, "G": .index,
        ]
        #expect(try kept(kinds.map(watched)) == kinds)
    }

    @Test("what an older version kept as an index and is none is called what it is")
    func older() throws {
        let kinds = try kept(["EURUSD=X", "BTC-USD", "GC=F", "^N225", "SPX"].map { watched(Symbol($0), .index) })
        #expect(kinds == ["EURUSD=X": .currency, "BTC-USD": .coin, "GC=F": .future, "^N225": .index, "SPX": .index])
    }
}
