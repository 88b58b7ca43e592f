import Testing

@testable import Dashboard

@Suite struct ChartColumnsTests {
    static let all = [
        ChartColumns(sessions: 127, width: 60, candle: nil), ChartColumns(sessions: 22, width: 60, candle: nil),
        ChartColumns(sessions: 8000, width: 170, candle: nil), ChartColumns(sessions: 1, width: 10, candle: nil),
        ChartColumns(sessions: 22, width: 60, candle: 1), ChartColumns(sessions: 127, width: 60, candle: 3),
        ChartColumns(sessions: 2, width: 1, candle: 2),
    ]

    @Test("the session at a column is drawn in it, or is the nearest one", arguments: all)
    func inverse(_ columns: ChartColumns) {
        guard columns.sessions > 1 else {
            #expect(columns.index(at: 0) == 0 && columns.column(of: 0) == columns.width - 1)
            return
        }
        for column in 0..<columns.width {
            let index = columns.index(at: column)
            #expect((0..<columns.sessions).contains(index))
            let distance = abs(columns.column(of: index) - column)
            #expect(distance <= columns.width / max(columns.sessions / (columns.candle ?? 1), 1) / 2 + 1)
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
        let columns = ChartColumns(sessions: 120, width: 60, candle: nil)
        #expect((0..<119).allSatisfy { columns.next(from: $0, by: 1) == $0 + 1 })
        #expect(ChartColumns(sessions: 127, width: 60, candle: 3).next(from: 4, by: 1) == 6)
        #expect(ChartColumns(sessions: 8000, width: 170, candle: nil).next(from: 0, by: 1) == 12)
    }
}
