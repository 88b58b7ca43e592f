@testable import Screen
import Testing

@Suite("Layout of candles")
struct CandleLayoutTests {
    @Test("all candles are equally far apart, the newest at the right edge", arguments: 1..<140, [1, 7, 68, 109])
    func pitch(_ periods: Int, _ width: Int) {
        let layout = CandleLayout(periods: periods, width: width)
        let middles = (0..<layout.count).map(layout.middle)
        #expect(zip(middles, middles.dropFirst()).allSatisfy { $1 - $0 == layout.pitch })
        #expect(middles.allSatisfy((0..<width).contains))
        #expect(layout.columns(of: layout.count - 1).upperBound == width)
        #expect(layout.bodyWidth % 2 == 1 && layout.bodyWidth <= layout.pitch)
    }

    @Test("each period is in one candle, and only the oldest has fewer", arguments: 1..<140, [1, 7, 68])
    func periods(_ periods: Int, _ width: Int) {
        let layout = CandleLayout(periods: periods, width: width)
        let ranges = (0..<layout.count).map(layout.periods)
        #expect(ranges.flatMap(\.self) == Array(0..<periods))
        #expect(ranges.dropFirst().allSatisfy { $0.count == layout.periodsEach })
        for (candle, range) in ranges.enumerated() {
            #expect(range.allSatisfy { layout.candle(of: $0) == candle })
            #expect(layout.columns(of: candle).allSatisfy { layout.candle(at: $0) == candle })
        }
        #expect(layout.candle(at: 0) == 0)
    }

    @Test("four fifths of the columns are used", arguments: [1, 68, 89, 121, 189, 229])
    func filling(_ width: Int) {
        let layouts = (1..<9000).map { CandleLayout(periods: $0, width: width) }
        #expect(layouts.allSatisfy { $0.count * $0.pitch * 5 >= width * 4 })
    }

    @Test(
        "a candle for each period is preferred, otherwise the fewest periods share one that use the width",
        arguments: [
            (22, 189, 1, 8), (64, 109, 2, 3), (127, 189, 3, 4), (127, 149, 1, 1), (64, 189, 2, 5), (127, 109, 4, 3),
            (253, 189, 3, 2), (1258, 189, 7, 1),
        ])
    func choice(_ periods: Int, _ width: Int, _ each: Int, _ pitch: Int) {
        let layout = CandleLayout(periods: periods, width: width)
        #expect(layout.periodsEach == each && layout.pitch == pitch, "\(layout)")
    }
}
