import Testing

@testable import Dashboard

@Suite struct ChartColumnsTests {
    static let all =
        [(127, 60), (22, 60), (8000, 170), (1, 10)].map { sessions, width in
            ChartColumns(sessions: sessions, width: width, isCandles: false)
        }
        + [(22, 60), (127, 60), (253, 189), (2, 1)].map { sessions, width in
            ChartColumns(sessions: sessions, width: width, isCandles: true)
        }
        + [([0, 5, 10, 200], 60), ([3, 4, 5, 300, 390], 189)].map { indices, width in
            ChartColumns(
                sessions: indices.count, width: width, isCandles: false, at: .init(offsets: indices, count: 391))
        }

    @Test("the session at a column is drawn in it, or is the nearest one", arguments: all)
    func inverse(_ columns: ChartColumns) {
        guard columns.sessions > 1 else {
            #expect(columns.index(at: 0) == 0 && columns.column(of: 0) == columns.width - 1)
            return
        }
        for column in 0..<columns.width {
            let index = columns.index(at: column)
            #expect((0..<columns.sessions).contains(index))
            let middle = columns.column(of: index)
            let others = [index - 1, index + 1].filter((0..<columns.sessions).contains).map(columns.column)
            #expect(others.allSatisfy { abs(middle - column) <= abs($0 - column) + 1 })
        }
    }

    @Test("the steps from one end reach the other, and there are no more than half columns or candles", arguments: all)
    func steps(_ columns: ChartColumns) {
        var index = 0, count = 0
        while let next = columns.next(from: index, by: 1) {
            #expect(next > index && columns.column(of: next) >= columns.column(of: index))
            index = next
            count += 1
        }
        #expect(index == columns.sessions - 1 && count <= columns.width * 2)
        while let next = columns.next(from: index, by: -1) { index = next }
        #expect(index == 0)
    }

    @Test("where each session has half a column of its own, a step is a session")
    func sessions() {
        let columns = ChartColumns(sessions: 120, width: 60, isCandles: false)
        #expect((0..<119).allSatisfy { columns.next(from: $0, by: 1) == $0 + 1 })
        #expect(ChartColumns(sessions: 8000, width: 170, isCandles: false).next(from: 0, by: 1) == 12)
    }

    @Test("points with gaps between them are at their own positions, and where several share a column it has the last")
    func positions() {
        let positions = ChartColumns.Positions(offsets: [0, 1, 195, 390], count: 391)
        let columns = ChartColumns(sessions: 4, width: 60, isCandles: false, at: positions)
        #expect((0..<4).map(columns.column) == [0, 0, 30, 59])
        #expect([0, 14, 16, 59].map(columns.index) == [1, 1, 2, 3] && columns.next(from: 0, by: 1) == 2)
    }

    @Test("a step leads from candle to candle, also where two sessions share one")
    func candles() {
        // Three sessions each; the oldest candle has one.
        let three = ChartColumns(sessions: 127, width: 45, isCandles: true)
        #expect(three.sessions(with: 0) == 0..<1 && three.sessions(with: 126) == 124..<127)
        #expect(three.next(from: 4, by: 1) == 7 && three.next(from: 4, by: -1) == 3)
        let two = ChartColumns(sessions: 64, width: 109, isCandles: true)
        #expect(two.sessions(with: 62) == 62..<64 && two.next(from: 62, by: -1) == 61)
        #expect(ChartColumns(sessions: 64, width: 40, isCandles: false).sessions(with: 5) == 5..<6)
    }
}
