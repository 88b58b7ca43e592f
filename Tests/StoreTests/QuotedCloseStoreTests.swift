import Model
import Playback
import Store
import TestSupport
import Testing

/// Quoted closes beside the adjusted ones, in stores of this and of earlier versions.
@Suite("Quoted closes in the store") struct QuotedCloseStoreTests {
    private let folder: TemporaryFolder
    private let store: MarketStore
    private let first = SmallMarket.firstDay

    init() throws { (folder, store) = try TemporaryFolder.withEmptyStore() }

    private func save(_ bars: [Bar], at hour: Int, joining: Bool = false) throws {
        try store.save(
            [.instrument(SmallMarket.iwm), .series("IWM", Series(bars))], receivedAt: .hour(hour), joining: joining)
    }

    private func bar(_ offset: Int, _ quoted: Double, _ adjusted: Double) -> Bar {
        Bar(
            first + offset, open: quoted, high: quoted + 1, low: quoted - 1, close: adjusted, quotedClose: quoted,
            volume: 10)
    }

    private func stored() throws -> Series { try #require(try store.history(of: "IWM")) }

    @Test("both closes come back, in the full history and in the first snapshot")
    func roundTrip() throws {
        let bars = [bar(0, 100, 90), Bar(first + 1, close: 91), bar(2, 104, 92)]
        try save(bars, at: 1)
        #expect(try stored().bars == bars)
        #expect(try store.firstSnapshot()?["IWM"]?.series.bars == bars)
    }

    @Test("a newer response with both closes replaces prices on the adjusted scale")
    func upgraded() throws {
        try save([Bar(first, open: 89, high: 91, low: 88, close: 90, volume: 5)], at: 1)
        try save([bar(0, 100, 90)], at: 2)
        #expect(try stored().bars == [bar(0, 100, 90)])
    }

    @Test("older tables add their quoted prices to sessions that a newer response brought without them")
    func completed() throws {
        try save((0..<6).map { Bar(first + $0, high: 91, low: 88, close: 90, volume: 5) }, at: 9)
        try save((0..<6).map { bar($0, 100, 90) }, at: 1)
        let series = try stored()
        #expect(series.price(2) == 100 && series.close(2) == 90 && series[2].high == 101 && series[2].volume == 5)
    }

    @Test("a response without quoted closes keeps those of the same close, and drops them with another")
    func kept() throws {
        try save([bar(0, 100, 90), bar(1, 101, 91)], at: 1)
        try save([Bar(first, high: 90.5, close: 90), Bar(first + 1, high: 95, close: 92)], at: 2)
        let series = try stored()
        #expect(series[0] == bar(0, 100, 90))
        #expect(series[1] == Bar(first + 1, high: 95, close: 92, volume: nil))
    }

    /// Twenty sessions with a dividend after each fifth, and adjusted closes below the quoted ones to the end.
    private var paying: [Bar] {
        (0..<20).map { bar($0, 100 + Double($0), (100 + Double($0)) * (0.9 + Double($0 / 5) * 0.02)) }
    }

    @Test("a file with the stored quoted closes adds quoted ones, and leaves the dividend adjustment as it was")
    func quotedFile() throws {
        try save(paying, at: 1)
        let file = (5..<24).map { Bar(first + $0, high: 101 + Double($0), close: 100 + Double($0), volume: 7) }
        try save(file, at: 2, joining: true)
        let series = try stored(), ratio = 0.96
        #expect(series.count == 24)
        #expect(series.price(23) == 123 && agree(series.close(23), 123 * ratio, to: 1e-9) && series[23].volume == 7)
        for (index, bar) in paying.enumerated() {
            #expect(series.price(index) == bar.quotedClose && agree(series.close(index), bar.close, to: 1e-9))
        }
    }

    @Test("a file with the stored adjusted closes, or with those of something else, is not taken as quoted")
    func adjustedFile() throws {
        try save(paying, at: 1)
        let next = Bar(first + 20, close: 121 * 0.96)
        try save(paying.map { Bar($0.day, close: $0.close) } + [next], at: 2, joining: true)
        #expect(try stored()[20] == next)
        #expect(throws: StoreError.self) {
            try save(paying.map { Bar($0.day, close: 180 - $0.price) }, at: 3, joining: true)
        }
    }

    @Test("quoted closes with fewer digits, or a little different, leave stored days as they are")
    func roundedFile() throws {
        let exact = paying.map {
            Bar($0.day, high: 200, close: $0.close, quotedClose: $0.price + 0.0046, volume: 10)
        }
        try save(exact, at: 1)
        try save(exact.map { Bar($0.day, close: ($0.price * 100).rounded() / 100) }, at: 2, joining: true)
        #expect(try stored().bars == exact)
    }

    @Test("a quoted close that does not fit the adjusted one of its day is not written")
    func wrongQuoted() throws {
        let bars = paying.enumerated().map { $0 == 8 ? Bar($1.day, close: $1.close) : $1 }
        try save(bars, at: 1)
        try save(
            paying.enumerated().map { Bar($1.day, close: $0 == 8 ? $1.price * 1.5 : $1.price) }, at: 2, joining: true)
        #expect(try stored().bars == bars)
    }

    @Test("after the last dividend, where both closes are the same, later days of a file get both")
    func sinceDividend() throws {
        let bars = paying.enumerated().map { $0 < 10 ? $1 : bar($0, $1.price, $1.price) }
        try save(bars, at: 1)
        try save((12..<23).map { Bar(first + $0, close: 100 + Double($0)) }, at: 2, joining: true)
        #expect(try stored().bars.prefix(20) == bars[...])
        #expect(try stored()[22] == Bar(first + 22, close: 122, quotedClose: 122))
    }

    @Test("quoted closes of days that have adjusted ones alone are added, and both of a day between")
    func quotedGap() throws {
        try save(
            paying.enumerated().compactMap { index, bar in
                index == 12 ? nil : index == 8 ? Bar(bar.day, close: bar.close) : bar
            }, at: 1)
        try save(paying.map { Bar($0.day, close: $0.price) }, at: 2, joining: true)
        let series = try stored()
        #expect(series.count == 20 && series.price(8) == 108 && agree(series.close(8), paying[8].close, to: 1e-9))
        #expect(series.price(12) == 112 && agree(series.close(12), paying[12].close, to: 1e-9))
    }

    @Test("a dividend rescales the adjusted closes and leaves the quoted ones")
    func dividend() throws {
        try save([bar(0, 200, 200), bar(1, 202, 202), bar(2, 204, 204)], at: 1)
        try save([bar(1, 202, 200), bar(2, 204, 204 * 200 / 202), bar(3, 206, 206)], at: 2)
        let series = try stored()
        #expect(series.price(0) == 200 && series[0].high == 201 && series[0].volume == 10)
        #expect(agree(series.close(0), 200 * 200 / 202, to: 1e-9))
    }

    @Test("a split rescales all prices, and volumes inversely")
    func split() throws {
        try save([bar(0, 200, 200), bar(1, 202, 202), bar(2, 204, 204)], at: 1)
        try save([bar(1, 101, 101), bar(2, 102, 102), bar(3, 103, 103)], at: 2)
        let series = try stored()
        #expect(series.price(0) == 100 && series.close(0) == 100 && series[0].volume == 20)
    }

    @Test("a store of the version before is read as it is, and keeps its sessions when it is migrated")
    func olderVersion() throws {
        try save([Bar(first, open: 89, high: 91, low: 88, close: 90, volume: 5)], at: 1)
        let other = try OtherProgram(folder.file)
        for table in ["bars", "undo_bars", "tails"] { try other.run("ALTER TABLE \(table) DROP COLUMN quoted") }
        try other.run("DROP TABLE undo_added")
        try other.run("DROP TABLE month_changes")
        try other.run("DELETE FROM grdb_migrations WHERE substr(identifier, 1, 1) IN ('4', '5', '6')")
        let reading = try #require(try MarketStore.openForReading(folder: folder.path, now: .hour(3)))
        #expect(try reading.firstSnapshot()?["IWM"]?.series.lastClose == 90)
        #expect(try reading.history(of: "IWM")?[0].high == 91)
        let opened = try MarketStore.open(folder: folder.path, now: .hour(3))
        try opened.save([.bar("IWM", bar(1, 101, 91))], receivedAt: .hour(4))
        #expect(try opened.history(of: "IWM")?.bars.map(\.price) == [90, 101])
    }

    @Test("an export has both closes, and comes back into an empty store")
    func exported() throws {
        try save([bar(0, 100, 90), Bar(first + 1, close: 91), bar(2, 104, 92)], at: 1)
        var text = ""
        try store.export([.bars]) { text += $0.csv() }
        #expect(
            text == """
                date,open,high,low,close,adjusted_close,volume
                2024-05-15,100,101,99,100,90,10
                2024-05-16,,,,,91,
                2024-05-17,104,105,103,104,92,10

                """)
    }
}
