import Screen
import Testing

/// A widget with contents that test its limits: long, double-width and missing ones.
struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let draw: @Sendable (inout Grid, Rect) -> Void

    init(_ name: String, draw: @escaping @Sendable (inout Grid, Rect) -> Void) {
        testDescription = name
        self.draw = draw
    }

    static let wave: [Double?] = [3, 4, nil, 2, -1, 0, 5, 7, 6, nil, nil, 4, 4, 8, .nan, 9, 1]

    static let candles: [Candle?] = (0..<9).map { step in
        let open = Double(step * 7 % 5)
        return step == 4 ? nil : Candle(open: open, high: open + 2, low: open - 2, close: Double(step % 4))
    }

    static var table: Table {
        var table = Table(
            [
                .init("name", width: 4...12, priority: 9), .init("last", width: 7, alignment: .right, priority: 8),
                .init("trend", width: 3...20, priority: 1), .init("±", width: 6, priority: 2),
            ], rowCount: 40)
        table.selectedRow = 2
        table.sort = .init(column: 1, descending: true)
        table.fades = true
        return table
    }

    static var chart: LineChart {
        var chart = LineChart([.init(wave), .init([1, 9], Style(.comparison))]) { "\(Int($0 * 100))" }
        chart.references = [.init(2), .init(99)]
        chart.dates = [(0, "16 Nov"), (0.5, "Jan"), (1, "16 May")]
        chart.marksExtremes = true
        return chart
    }

    static let all = [
        Sample("box") { grid, rect in
            Box("1 漢字 Indexes", trailing: "1M", caption: "12 of 21", focused: true).draw(in: rect, on: &grid)
        },
        Sample("table") { grid, rect in
            table.draw(in: rect, on: &grid) { row, column in
                switch column {
                case 0: .text("漢字 e\u{301} \(row)", Style(.gain))
                case 1: .line([Span("\(row)"), Span(".25\u{1B}[0m", Style(.muted))])
                case 2: .sparkline(wave, Style(.series))
                default: row % 5 == 0 ? .empty : .bar(SignedBar(Double(row % 5 - 3), scale: -2...1.5))
                }
            }
        },
        Sample("bar") { grid, rect in SignedBar(-0.7, scale: -1...1.3).draw(in: rect, on: &grid) },
        Sample("sparkline") { grid, rect in Sparkline(wave).draw(in: rect, on: &grid) },
        Sample("line chart") { grid, rect in chart.draw(in: rect, on: &grid) },
        Sample("candle chart") { grid, rect in
            var chart = CandleChart(candles) { "\(Int($0 * 100))" }
            chart.dates = [(0, "16 Nov"), (1, "16 May")]
            chart.draw(in: rect, on: &grid)
        },
        Sample("text") { grid, rect in
            TextBlock("Small caps rally 漢字漢字 on a thin base.\n\nWhy?", Style(.muted)).draw(in: rect, on: &grid)
        },
    ]
}
