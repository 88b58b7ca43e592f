import Model

/// Series that wander without a pattern, the same at every run (the linear congruential generator of D. Knuth's MMIX).
struct Wandering {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next number, from 0 up to 1.
    mutating func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53)
    }

    /// So many closes on days in a row, each up to three percent from the one before.
    mutating func series(_ count: Int, from day: Day = Day(number: 0)) -> Series {
        var close = 100.0
        return Series(
            (0..<count).map { index in
                close *= 0.97 + 0.06 * next()
                return Bar(day + index, close: close)
            })
    }
}
