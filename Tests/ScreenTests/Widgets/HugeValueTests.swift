import Testing

@testable import Screen

@Suite("Widgets of huge values") struct HugeValueTests {
    /// Finite numbers whose differences and sums need not be.
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
        #expect(drawn { Sparkline(Self.values).draw(into: &$0, in: rect) }.contains("▇"))
        #expect(drawn { Sparkline(Self.values).draw(into: &$0, in: Rect(x: 0, y: 0, width: 3, height: 2)) }.count > 0)
        #expect(drawn { LineChart([.init(Self.values)]) { "\($0)" }.draw(into: &$0, in: rect) }.contains("⡄"))
        #expect(drawn { ColumnStrip(Self.values, .points).draw(into: &$0, in: rect) }.contains("█"))
        let candle = Candle(open: 1.7e308, high: 1.7e308, low: -1.7e308, close: -1.7e308)
        #expect(drawn { CandleChart([candle, candle]).draw(into: &$0, in: rect) }.contains("█"))
    }

    @Test("a bar on any scale", arguments: [-1.7e308...1.7e308, 0...Double.infinity, -Double.infinity...0, 0...1])
    func bars(scale: ClosedRange<Double>) {
        for value in Self.values {
            _ = drawn { SignedBar(value, scale: scale).draw(into: &$0, in: rect) }
        }
        #expect(drawn { SignedBar(1.7e308, scale: -1.7e308...1.7e308).draw(into: &$0, in: rect) }.contains("█"))
    }

    @Test("a place between two values is as exact as their difference, and 0 where there is none")
    func position() {
        #expect(3.0.position(from: 1, to: 5) == 0.5)
        #expect(5.0.position(from: 5, to: 1) == 0)
        #expect(0.0.position(from: -1.7e308, to: 1.7e308) == 0.5)
        #expect(1.0.position(from: 2, to: 2) == 0)
        #expect(Double.nan.position(from: 0, to: 1) == 0)
    }

    @Test("of a screen that is larger than any so much is drawn")
    func size() {
        #expect(Size(65_535, 65_535).drawn == Size(2000, 1000))
        #expect(Size(2001, 10).drawn == Size(2000, 10))
        #expect(Size(80, 24).drawn == Size(80, 24))
    }
}
