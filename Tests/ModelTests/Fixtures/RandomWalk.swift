import Model

/// Random walks that are the same in every run (linear congruential generator of Knuth's MMIX).
struct RandomWalk {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next number, in 0..<1.
    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53)
    }

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
