import Screen
import Testing

@Suite("Extents")
struct ExtentTests {
    @Test(
        "a length is divided into fixed parts and shares",
        arguments: [
            (10, [Extent.fixed(3), .share()], [3, 7]), (10, [.share(), .share(), .share()], [3, 3, 4]),
            (12, [.share(2), .share(1)], [8, 4]), (10, [.share(3), .fixed(1), .share(1)], [6, 1, 3]),
            (3, [.fixed(2), .fixed(2), .share()], [2, 1, 0]), (0, [.fixed(2), .share()], [0, 0]),
            (-4, [.share(), .fixed(1)], [0, 0]), (9, [], []), (9, [.share(0), .share(0)], [0, 0]),
        ])
    func divide(_ total: Int, _ parts: [Extent], _ lengths: [Int]) {
        #expect(Extent.divide(total, into: parts) == lengths)
    }

    @Test("shares without fixed parts use the full length", arguments: 0..<60)
    func complete(_ total: Int) {
        let lengths = Extent.divide(total, into: [.share(3), .share(2), .share(5)])
        #expect(lengths.reduce(0, +) == total)
        #expect(lengths.allSatisfy { $0 >= 0 })
    }

    @Test("rows and columns tile a rectangle, with the spacing between them")
    func tiles() {
        let rect = Rect(x: 2, y: 1, width: 11, height: 7)
        #expect(
            rect.columns([.fixed(4), .share()], spacing: 1) == [
                Rect(x: 2, y: 1, width: 4, height: 7), Rect(x: 7, y: 1, width: 6, height: 7),
            ])
        #expect(
            rect.rows([.share(), .fixed(2)]) == [
                Rect(x: 2, y: 1, width: 11, height: 5), Rect(x: 2, y: 6, width: 11, height: 2),
            ])
        let tiny = Rect(x: 0, y: 0, width: 1, height: 1).columns([.fixed(4), .share(), .share()], spacing: 3)
        #expect(tiny.allSatisfy(\.isEmpty) && tiny.allSatisfy { $0.x <= 1 })
    }
}
