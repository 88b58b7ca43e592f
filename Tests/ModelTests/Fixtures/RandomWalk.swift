import Model
import TestSupport

/// Random walks that are the same in every run.
struct RandomWalk {
    private var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    /// The next number, in 0..<1.
    mutating func next() -> Double { Double.random(in: 0..<1, using: &random) }

    /// A series of `count` closes on consecutive days, each within three percent of the previous one.
    mutating func series(_ count: Int, from day: Day = Day(number: 0)) -> Series {
        var close = 100.0
        return Series(
            (0..<count).map { index in
                close *= 0.97 + 0.06 * next()
                return Bar(day + index, close: close)
            })
    }
}
