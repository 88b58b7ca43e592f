import Testing

@testable import Screen

@Suite("Widgets with huge values") struct HugeValueTests {
    /// Numbers whose differences and sums overflow, and values that are not finite.
    private static let values: [Double?] = [
        1.7e308, -1.7e308, nil, 0, 1.7e308, .nan, -1.7e308, .infinity, -.infinity, .leastNonzeroMagnitude,
    ]
    private let rect = Rect(x: 0, y: 0, width: 40, height: 10)

    private func drawn(_ draw: (inout Grid) -> Void) -> String {
        var grid = Grid(Size(40, 10))
        draw(&grid)
        return grid.text()
    }

    @Test("curves, charts and columns are drawn")
    func charts() {
        #expect(drawn { Sparkline(Self.values).draw(in: rect, on: &$0) }.contains("▇"))
        #expect(drawn { Sparkline(Self.values).draw(in: Rect(x: 0, y: 0, width: 3, height: 2), on: &$0) }.count > 0)
        #expect(drawn { LineChart([.init(Self.values)]) { "\($0)" }.draw(in: rect, on: &$0) }.contains("⡄"))
        #expect(drawn { ColumnStrip(Self.values, .points).draw(in: rect, on: &$0) }.contains("█"))
        let candle = Candle(open: 1.7e308, high: 1.7e308, low: -1.7e308, close: -1.7e308)
        #expect(drawn { CandleChart([candle, candle]).draw(in: rect, on: &$0) }.contains("▒"))
    }

    @Test("bars are drawn", arguments: [-1.7e308...1.7e308, 0...Double.infinity, -Double.infinity...0, 0...1])
    func bars(scale: ClosedRange<Double>) {
        for value in Self.values {
            _ = drawn { SignedBar(value, scale: scale).draw(in: rect, on: &$0) }
        }
        #expect(drawn { SignedBar(1.7e308, scale: -1.7e308...1.7e308).draw(in: rect, on: &$0) }.contains("█"))
    }

    @Test("a position between two values is their relative distance, and 0 if it is undefined")
    func position() {
        #expect(3.0.position(from: 1, to: 5) == 0.5)
        #expect(5.0.position(from: 5, to: 1) == 0)
        #expect(0.0.position(from: -1.7e308, to: 1.7e308) == 0.5)
        #expect(1.0.position(from: 2, to: 2) == 0)
        #expect(Double.nan.position(from: 0, to: 1) == 0)
    }

    @Test("at most 2000 by 1000 cells are drawn")
    func size() {
        #expect(Size(65_535, 65_535).limited == Size(2000, 1000))
        #expect(Size(2001, 10).limited == Size(2000, 10))
        #expect(Size(80, 24).limited == Size(80, 24))
    }
}
