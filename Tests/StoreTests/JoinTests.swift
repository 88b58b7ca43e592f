import Model
import Store
import TestSupport
import Testing

@Suite("Histories from a user's files") struct JoinTests {
    let folder: TemporaryFolder
    let store: MarketStore
    private let first = SmallMarket.firstDay

    init() throws {
        (folder, store) = try TemporaryFolder.withEmptyStore()
        let bars = (0..<20).map { day in
            Bar(
                SmallMarket.firstDay + day, open: 99 + Double(day), high: 102 + Double(day), low: 98 + Double(day),
                close: 100 + Double(day), volume: 1000)
        }
        try store.save([.instrument(SmallMarket.iwm), .series("IWM", Series(bars))], receivedAt: .hour(1))
    }

    private func join(_ bars: [Bar]) throws(StoreError) {
        try store.save([.series("IWM", Series(bars))], receivedAt: .hour(2), joining: true)
    }

    private func closes() throws -> [Double] { try store.history(of: "IWM")?.bars.map(\.close) ?? [] }

    @Test("days missing from a file stay, within its span and around it")
    func gaps() throws {
        try join([Bar(first + 3, close: 103), Bar(first + 12, close: 112.1), Bar(first + 15, close: 115)])
        let history = try #require(try store.history(of: "IWM"))
        #expect(history.count == 20)
        #expect(history.bars[12].close == 112.1)
        #expect(history.bars[7] == Bar(first + 7, open: 106, high: 109, low: 105, close: 107, volume: 1000))
    }

    @Test("a single day cannot show a split: if it is far off, the file is refused")
    func singleDay() throws {
        #expect(throws: StoreError.self) { try join([Bar(first + 3, close: 10.3)]) }
        try join([Bar(first + 3, close: 102.9)])
        #expect(try closes().count == 20)
    }

    @Test("columns missing from a file stay where it confirms the close")
    func columns() throws {
        try join([Bar(first, close: 100), Bar(first + 1, close: 101.02, volume: 7)])
        let bars = try #require(try store.history(of: "IWM")).bars
        #expect(bars[0] == Bar(first, open: 99, high: 102, low: 98, close: 100, volume: 1000))
        #expect(bars[1] == Bar(first + 1, open: 100, high: 103, low: 99, close: 101.02, volume: 7))
    }

    @Test("older and newer days are added")
    func longer() throws {
        try join([Bar(first - 9, close: 90), Bar(first + 2, close: 102), Bar(first + 25, close: 125)])
        let history = try #require(try store.history(of: "IWM"))
        #expect(history.count == 22)
        #expect(history.bars.first?.close == 90)
        #expect(history.lastClose == 125)
    }

    @Test("a file on another level that ends before the stored history fills gaps at the stored level")
    func olderLevel() throws {
        try join([-2, -1, 0, 1, 2, 3].map { Bar(first + $0, close: 2 * (100 + Double($0))) })
        #expect(try closes() == (-2..<20).map { 100 + Double($0) })
        #expect(try store.history(of: "IWM")?.bars[2].open == 99)
    }

    @Test("a file from after a split rescales the stored history to its level")
    func split() throws {
        try join([14, 16, 17, 18, 20].map { Bar(first + $0, close: (100 + Double($0)) / 2) })
        #expect(try closes() == (0...20).map { 50 + Double($0) / 2 })
        let bar = try #require(try store.history(of: "IWM")).bars[15]
        #expect(bar == Bar(first + 15, open: 57, high: 58.5, low: 56.5, close: 57.5, volume: 2000))
    }

    @Test("a file that contradicts the stored history is refused, and nothing changes")
    func contradiction() throws {
        let before = try closes()
        do throws(StoreError) {
            try join([3, 4, 5, 6].map { Bar(first + $0, close: $0 % 2 == 0 ? 300 : 20) })
            Issue.record("the file was imported")
        } catch {
            #expect(error.kind == .contradiction)
            #expect(error.reason.contains("IWM from 2024-05-18 to 2024-05-21"))
        }
        #expect(try closes() == before)
    }

    @Test("a file of closes in hundredths fills gaps at the stored level, and never rescales the stored history")
    func hundredths() throws {
        try join([10, 11, 12, 13, 14, 15, 20].map { Bar(first + $0, close: (100 + Double($0)) * 100) })
        #expect(try closes() == (0...20).map { 100 + Double($0) })
    }

    @Test("stored prices with more digits stay where a file has them rounded")
    func rounded() throws {
        let fine = (0..<8).map { Bar(first + 30 + $0, open: 10.1234, close: 10.1234 + Double($0)) }
        try join(fine)
        try join(fine.map { Bar($0.day, open: 10.12, high: 18.5, close: 10.12 + Double($0.day - first - 30)) })
        let bars = try #require(try store.history(of: "IWM")).bars.suffix(8)
        #expect(bars.map(\.close) == fine.map(\.close))
        #expect(bars.allSatisfy { $0.open == 10.1234 && $0.high == 18.5 })
    }

    @Test("closes that lack the dividend adjustment leave the adjusted history, and add new days on its level")
    func dividends() throws {
        let stored = (0..<120).map { Bar(first + 100 + $0, close: 200 + Double($0 * 7 % 11)) }
        try store.save([.series("IWM", Series(stored))], receivedAt: .hour(3))
        let quoted = (0..<122).map { index in
            let factor = index < 60 ? 1.004 : 1
            return Bar(first + 100 + index, close: (200 + Double(index * 7 % 11)) * factor)
        }
        try store.save([.series("IWM", Series(quoted))], receivedAt: .hour(4), joining: true)
        let history = try #require(try store.history(of: "IWM")).bars.suffix(122)
        #expect(history.prefix(120).map(\.close) == stored.map(\.close))
        #expect(history.suffix(2).map(\.close) == quoted.suffix(2).map(\.close))
    }

    @Test("the first snapshot contains the joined history")
    func snapshot() throws {
        try join([Bar(first + 19, close: 119), Bar(first + 20, close: 121)])
        let history = try closes()
        #expect(history.count == 21)
        #expect(try store.firstSnapshot()?["IWM"]?.series.bars.map(\.close) == history)
    }
}
