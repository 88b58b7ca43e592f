import Model
import Testing

@testable import Store

@Suite("Judgement of a file's prices") struct FileJudgementTests {
    private static let first = SmallMarket.firstDay

    /// A walk of prices from a small congruential generator, so that no two days are alike.
    private static func walk(_ count: Int, seed: UInt32 = 7, start: Double = 650, by size: Double = 0.01) -> [Double] {
        var state = seed
        var price = start
        return (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            price *= 1 + (Double(state >> 8) / Double(1 << 24) - 0.5) * 2 * size
            return price
        }
    }

    private static func bars(_ closes: [Double], from day: Day = first, decimals: Double? = 4) -> [Bar] {
        closes.enumerated().map { place, close in
            let scale = decimals.map { (0..<Int($0)).reduce(1.0) { scale, _ in scale * 10 } }
            return Bar(day + place, close: scale.map { (close * $0).rounded() / $0 } ?? close)
        }
    }

    private let kept = FileJudgementTests.bars(FileJudgementTests.walk(60))

    private func verdict(_ file: [Bar], kept: [Bar]? = nil, isAdjusted: Bool = true) -> String {
        switch FileJudgement(kept: kept ?? self.kept, file: file, isAdjusted: isAdjusted) {
        case .apart: "apart"
        case .same: "same"
        case .factor(let factor): "factor \((factor * 1000).rounded() / 1000)"
        case .dividends: "dividends"
        case .contradiction(let worst): "contradiction \(worst.first?.day.description ?? "")"
        }
    }

    private func file(_ change: (Int, Double) -> Double, decimals: Double = 2) -> [Bar] {
        FileJudgementTests.bars(
            kept.enumerated().map { change($0, $1.close) }, decimals: decimals)
    }

    @Test("the same prices rounded to cents, or a split, or dividends paid since, are of one factor")
    func oneFactor() {
        #expect(verdict(file { $1 }) == "same")
        #expect(verdict(file { $1 / 4 }) == "factor 0.25")
        #expect(verdict(file({ $1 * 0.937 }, decimals: 4)) == "factor 0.937")
        #expect(verdict(file { $1 * 100 }) == "factor 100.0")
    }

    @Test("a factor that is none of a split or of dividends is none, and an index has neither")
    func otherFactors() {
        #expect(verdict(file { $1 * 7.3 }).hasPrefix("contradiction"))
        #expect(verdict(file { $1 * 2.6 }).hasPrefix("contradiction"))
        #expect(verdict(file { $1 / 4 }, isAdjusted: false).hasPrefix("contradiction"))
        #expect(verdict(file { $1 * 0.937 }, isAdjusted: false).hasPrefix("contradiction"))
        #expect(verdict(file { $1 }, isAdjusted: false) == "same")
        // Five days of an index that its fund follows, and one of them a little off.
        let five = Array(kept.suffix(5))
        #expect(verdict(five.map { Bar($0.day, close: $0.close * 0.8547) }) == "factor 0.855")
        #expect(
            verdict(five.map { Bar($0.day, close: $0.close * ($0.day == five[1].day ? 0.8557 : 0.8547)) })
                .hasPrefix("contradiction"))
    }

    @Test("one day alone is a correction of a percent or a contradiction, and shows no factor")
    func lone() {
        let last = kept[59], next = Bar(last.day + 1, close: last.close * 1.001)
        #expect(verdict([Bar(last.day, close: last.close * 0.998), next]) == "same")
        #expect(verdict([Bar(last.day, close: last.close * 0.98), next]).hasPrefix("contradiction"))
        #expect(verdict([Bar(last.day, close: last.close / 2), next]).hasPrefix("contradiction"))
    }

    @Test("a factor that holds in front only, and another behind it, is none")
    func laterDays() {
        #expect(verdict(file { $0 < 5 ? $1 * 10.75 : $1 * (10.75 + Double($0 - 5) * 0.06) }).hasPrefix("contradiction"))
        #expect(verdict(file { $0 < 30 ? $1 * 2 : $1 }).hasPrefix("contradiction"))
        #expect(verdict(file { $0 < 55 ? $1 : $1 * 10 }).hasPrefix("contradiction"))
        #expect(verdict(file { $1 * (1 + Double($0) * 0.001) }).hasPrefix("contradiction"))
    }

    @Test("another instrument's prices are refused, also of one that goes much the same way")
    func otherInstrument() {
        #expect(verdict(FileJudgementTests.bars(FileJudgementTests.walk(60, seed: 99))).hasPrefix("contradiction"))
        let noise = FileJudgementTests.walk(60, seed: 5, start: 1, by: 0.001)
        let twin = zip(kept, noise).enumerated().map { 0.3907 * $1.0.close * (1 + ($1.1 - 1) / 5) }
        #expect(verdict(FileJudgementTests.bars(twin, decimals: 2)).hasPrefix("contradiction"))
    }

    @Test("days that are off by one are refused", arguments: [-1, 1])
    func shifted(days: Int32) {
        let calm = FileJudgementTests.bars(FileJudgementTests.walk(60, by: 0.004))
        let shifted = calm.map { Bar($0.day + Int(days), close: $0.close) }
        #expect(verdict(shifted, kept: calm).hasPrefix("contradiction"))
    }

    @Test("one wild price is refused and named; a kept one that stands out may be corrected, and any by a percent")
    func oneDay() {
        #expect(verdict(file { $0 == 30 ? $1 * 10 : $1 }) == "contradiction \(FileJudgementTests.first + 30)")
        #expect(verdict(file { $0 == 30 ? $1 * 1.03 : $1 }) == "contradiction \(FileJudgementTests.first + 30)")
        #expect(verdict(file { $0 == 30 ? $1 * 1.004 : $1 }) == "same")
        var wrong = kept
        wrong[30] = Bar(kept[30].day, close: kept[30].close * 10)
        #expect(verdict(file { $1 }, kept: wrong) == "same")
    }

    @Test("prices of pennies may be rounded to cents, and are not to be others")
    func pennies() {
        let kept = FileJudgementTests.bars(FileJudgementTests.walk(60, start: 0.0129, by: 0.02))
        func cents(_ scale: (Int) -> Double) -> [Bar] {
            kept.enumerated().map { Bar($1.day, close: ($1.close * scale($0) * 100).rounded() / 100) }
        }
        #expect(verdict(cents { _ in 1 }, kept: kept) == "same")
        #expect(verdict(cents { 1 + Double($0) }, kept: kept).hasPrefix("contradiction"))
    }

    @Test("small steps one way at distant days are dividends, and nothing else is")
    func dividends() {
        let all = FileJudgementTests.bars(FileJudgementTests.walk(260))
        func stepped(_ each: Int, _ size: Double) -> [Bar] {
            all.enumerated().map {
                Bar($1.day, close: ($1.close * (1 + size * Double($0 / each)) * 100).rounded() / 100)
            }
        }
        #expect(verdict(stepped(65, 0.004), kept: all) == "dividends")
        #expect(verdict(stepped(65, -0.004), kept: all) == "dividends")
        #expect(verdict(stepped(65, 0.4), kept: all).hasPrefix("contradiction"))
        #expect(verdict(stepped(3, 0.004), kept: all).hasPrefix("contradiction"))
    }

    @Test("a new day that is far from the kept ones beside it is of something else")
    func newDays() {
        let last = kept[59]
        #expect(verdict([Bar(last.day + 1, close: last.close * 14)]).hasPrefix("contradiction"))
        #expect(verdict([Bar(last.day + 1, close: last.close * 1.3)]) == "apart")
        #expect(verdict([Bar(last.day + 60, close: last.close * 14)]) == "apart")
        #expect(verdict(Array(kept.suffix(20)) + [Bar(last.day + 1, close: 9200)]).hasPrefix("contradiction"))
    }

    @Test("negative prices are prices")
    func negative() {
        let kept = FileJudgementTests.bars([20.43, 18.27, -37.63, 10.01, 13.78, 16.5])
        #expect(verdict(kept, kept: kept) == "same")
        #expect(verdict(kept.map { Bar($0.day, close: $0.close.magnitude) }, kept: kept).hasPrefix("contradiction"))
    }
}
