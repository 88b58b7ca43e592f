import Model
import TestSupport
import Testing

@testable import Store

@Suite("Comparison of a file's prices with the stored ones") struct FileRelationTests {
    private static let first = SmallMarket.firstDay

    /// A random walk of prices, so that no two days are alike.
    private static func walk(_ count: Int, seed: UInt64 = 7, start: Double = 650, by size: Double = 0.01) -> [Double] {
        var random = SplitMix(seed: seed)
        var price = start
        return (0..<count).map { _ in
            price *= 1 + Double.random(in: -size..<size, using: &random)
            return price
        }
    }

    private static func bars(_ closes: [Double], from day: Day = first, decimals: Double? = 4) -> [Bar] {
        closes.enumerated().map { index, close in
            let scale = decimals.map { (0..<Int($0)).reduce(1.0) { scale, _ in scale * 10 } }
            return Bar(day + index, close: scale.map { (close * $0).rounded() / $0 } ?? close)
        }
    }

    private let stored = FileRelationTests.bars(FileRelationTests.walk(60))

    private func verdict(_ file: [Bar], stored: [Bar]? = nil, isAdjusted: Bool = true) -> String {
        switch FileRelation(stored: stored ?? self.stored, file: file, isAdjusted: isAdjusted) {
        case .disjoint: "apart"
        case .same: "same"
        case .factor(let factor): "factor \((factor * 1000).rounded() / 1000)"
        case .dividends: "dividends"
        case .contradiction(let worst): "contradiction \(worst.first?.day.description ?? "")"
        }
    }

    private func file(_ change: (Int, Double) -> Double, decimals: Double = 2) -> [Bar] {
        FileRelationTests.bars(
            stored.enumerated().map { change($0, $1.close) }, decimals: decimals)
    }

    @Test("rounding to cents, a split, and dividends paid since are each a single factor")
    func oneFactor() {
        #expect(verdict(file { $1 }) == "same")
        #expect(verdict(file { $1 / 4 }) == "factor 0.25")
        #expect(verdict(file({ $1 * 0.937 }, decimals: 4)) == "factor 0.937")
        #expect(verdict(file { $1 * 100 }) == "factor 100.0")
    }

    @Test("a factor that fits neither a split nor dividends is a contradiction, and an index has neither")
    func otherFactors() {
        #expect(verdict(file { $1 * 7.3 }).hasPrefix("contradiction"))
        #expect(verdict(file { $1 * 2.6 }).hasPrefix("contradiction"))
        #expect(verdict(file { $1 / 4 }, isAdjusted: false).hasPrefix("contradiction"))
        #expect(verdict(file { $1 * 0.937 }, isAdjusted: false).hasPrefix("contradiction"))
        #expect(verdict(file { $1 }, isAdjusted: false) == "same")
        // Five days of an index that its fund tracks, one of them slightly off.
        let five = Array(stored.suffix(5))
        #expect(verdict(five.map { Bar($0.day, close: $0.close * 0.8547) }) == "factor 0.855")
        #expect(
            verdict(five.map { Bar($0.day, close: $0.close * ($0.day == five[1].day ? 0.8557 : 0.8547)) })
                .hasPrefix("contradiction"))
    }

    @Test("a single day is a correction of up to a percent or a contradiction, and shows no factor")
    func singleDay() {
        let last = stored[59], next = Bar(last.day + 1, close: last.close * 1.001)
        #expect(verdict([Bar(last.day, close: last.close * 0.998), next]) == "same")
        #expect(verdict([Bar(last.day, close: last.close * 0.98), next]).hasPrefix("contradiction"))
        #expect(verdict([Bar(last.day, close: last.close / 2), next]).hasPrefix("contradiction"))
    }

    @Test("a factor that holds for only part of the days is a contradiction")
    func laterDays() {
        #expect(verdict(file { $0 < 5 ? $1 * 10.75 : $1 * (10.75 + Double($0 - 5) * 0.06) }).hasPrefix("contradiction"))
        #expect(verdict(file { $0 < 30 ? $1 * 2 : $1 }).hasPrefix("contradiction"))
        #expect(verdict(file { $0 < 55 ? $1 : $1 * 10 }).hasPrefix("contradiction"))
        #expect(verdict(file { $1 * (1 + Double($0) * 0.001) }).hasPrefix("contradiction"))
    }

    @Test("another instrument's prices are refused, also those of a highly correlated one")
    func otherInstrument() {
        #expect(verdict(FileRelationTests.bars(FileRelationTests.walk(60, seed: 99))).hasPrefix("contradiction"))
        let noise = FileRelationTests.walk(60, seed: 5, start: 1, by: 0.001)
        let twin = zip(stored, noise).enumerated().map { 0.3907 * $1.0.close * (1 + ($1.1 - 1) / 5) }
        #expect(verdict(FileRelationTests.bars(twin, decimals: 2)).hasPrefix("contradiction"))
    }

    @Test("dates shifted by one day are refused", arguments: [-1, 1])
    func shifted(days: Int32) {
        let calm = FileRelationTests.bars(FileRelationTests.walk(60, by: 0.004))
        let shifted = calm.map { Bar($0.day + Int(days), close: $0.close) }
        #expect(verdict(shifted, stored: calm).hasPrefix("contradiction"))
    }

    @Test("a single outlier is refused and named; a stored outlier may be corrected, and any price by a percent")
    func oneDay() {
        #expect(verdict(file { $0 == 30 ? $1 * 10 : $1 }) == "contradiction \(FileRelationTests.first + 30)")
        #expect(verdict(file { $0 == 30 ? $1 * 1.03 : $1 }) == "contradiction \(FileRelationTests.first + 30)")
        #expect(verdict(file { $0 == 30 ? $1 * 1.004 : $1 }) == "same")
        var wrong = stored
        wrong[30] = Bar(stored[30].day, close: stored[30].close * 10)
        #expect(verdict(file { $1 }, stored: wrong) == "same")
    }

    @Test("penny prices may be rounded to cents, and other prices are refused")
    func pennies() {
        let stored = FileRelationTests.bars(FileRelationTests.walk(60, start: 0.0129, by: 0.02))
        func cents(_ scale: (Int) -> Double) -> [Bar] {
            stored.enumerated().map { Bar($1.day, close: ($1.close * scale($0) * 100).rounded() / 100) }
        }
        #expect(verdict(cents { _ in 1 }, stored: stored) == "same")
        #expect(verdict(cents { 1 + Double($0) }, stored: stored).hasPrefix("contradiction"))
    }

    @Test("small steps in one direction at distant days are dividends, and no other steps are")
    func dividends() {
        let all = FileRelationTests.bars(FileRelationTests.walk(260))
        func stepped(_ each: Int, _ size: Double) -> [Bar] {
            all.enumerated().map {
                Bar($1.day, close: ($1.close * (1 + size * Double($0 / each)) * 100).rounded() / 100)
            }
        }
        #expect(verdict(stepped(65, 0.004), stored: all) == "dividends")
        #expect(verdict(stepped(65, -0.004), stored: all) == "dividends")
        #expect(verdict(stepped(65, 0.4), stored: all).hasPrefix("contradiction"))
        #expect(verdict(stepped(3, 0.004), stored: all).hasPrefix("contradiction"))
    }

    @Test("a new day far from the adjacent stored prices is a contradiction")
    func newDays() {
        let last = stored[59]
        #expect(verdict([Bar(last.day + 1, close: last.close * 14)]).hasPrefix("contradiction"))
        #expect(verdict([Bar(last.day + 1, close: last.close * 1.3)]) == "apart")
        #expect(verdict([Bar(last.day + 60, close: last.close * 14)]) == "apart")
        #expect(verdict(Array(stored.suffix(20)) + [Bar(last.day + 1, close: 9200)]).hasPrefix("contradiction"))
    }

    @Test("negative prices are prices")
    func negative() {
        let stored = FileRelationTests.bars([20.43, 18.27, -37.63, 10.01, 13.78, 16.5])
        #expect(verdict(stored, stored: stored) == "same")
        #expect(
            verdict(stored.map { Bar($0.day, close: $0.close.magnitude) }, stored: stored).hasPrefix("contradiction"))
    }
}
