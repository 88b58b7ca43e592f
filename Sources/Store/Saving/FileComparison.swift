import Model

/// The closes of a user's file beside the ones that are kept, on all the days that both have.
struct FileComparison {
    /// One day.
    struct Pair {
        let day: Day
        let kept: Double
        let file: Double
    }

    /// A run of days on which the file's closes are the kept ones times one factor.
    struct Level {
        var factor: Double
        var days: [Day]
    }

    /// The days, in order.
    let pairs: [Pair]
    /// The runs that share a factor, in order.
    private(set) var levels: [Level] = []
    /// The days whose closes fit in no run, by their places in `pairs`, with the factor of the run they lie in.
    private(set) var odd: [(place: Int, factor: Double)] = []
    /// The last digit of the file's closes and of the kept ones, a cent at most.
    let fileStep, keptStep: Double

    /// Sources differ by so much without meaning another price.
    private static let noise = 1e-4
    /// So many days show a factor, and so many of them must agree on it.
    private static let window = 5, quorum = 3

    /// The comparison of two histories, both in order of day.
    init(kept: [Bar], file: [Bar]) {
        let known = Dictionary(kept.map { ($0.day, $0.close) }, uniquingKeysWith: { $1 })
        pairs = file.compactMap { bar in known[bar.day].map { Pair(day: bar.day, kept: $0, file: bar.close) } }
        fileStep = DecimalStep.of(file.lazy.map(\.close))
        keptStep = DecimalStep.of(kept.lazy.map(\.close))
        findLevels()
    }

    /// Whether a pair has a factor, but for rounding.
    func agrees(_ pair: Pair, _ factor: Double) -> Bool {
        let rounding = 1.01 * (fileStep + keptStep * factor.magnitude)
        return (pair.file - pair.kept * factor).magnitude <= max(rounding, FileComparison.noise * pair.file.magnitude)
    }

    /// How far a pair is from a factor, as a fraction.
    func deviation(_ pair: Pair, _ factor: Double) -> Double {
        let expected = pair.kept * factor
        return expected == 0 ? (pair.file == 0 ? 0 : .infinity) : (pair.file / expected - 1).magnitude
    }

    /// The factor of most days; the median of all where there is no run.
    var mainFactor: Double {
        if let level = levels.max(by: { $0.days.count < $1.days.count }) { return level.factor }
        let ratios = pairs.filter { $0.kept != 0 }.map { $0.file / $0.kept }.sorted()
        return ratios.isEmpty ? 1 : ratios[ratios.count / 2]
    }

    private mutating func findLevels() {
        for (place, pair) in pairs.enumerated() {
            if let level = levels.last, agrees(pair, level.factor) {
                levels[levels.count - 1].days.append(pair.day)
            } else if let factor = factor(from: place) {
                levels.append(Level(factor: factor, days: [pair.day]))
            } else {
                odd.append((place, levels.last?.factor ?? .nan))
            }
        }
        // What lies before the first run belongs to it.
        let first = mainFactorOfFirst
        for index in odd.indices where odd[index].factor.isNaN { odd[index].factor = first }
    }

    private var mainFactorOfFirst: Double { levels.first?.factor ?? mainFactor }

    /// The factor of a run that begins at a place; nil where the days there agree on none.
    private func factor(from place: Int) -> Double? {
        let next = pairs[place..<min(place + FileComparison.window, pairs.count)]
        let isShort = pairs.count < FileComparison.window
        // Of few days half show a factor, where none has been shown before.
        let needed = isShort && levels.isEmpty ? (next.count + 1) / 2 : max(2, min(FileComparison.quorum, next.count))
        guard next.count >= (isShort ? 1 : 2) else { return nil }
        let ratios = next.filter { $0.kept != 0 }.map { $0.file / $0.kept }.sorted()
        for factor in [1] + (ratios.isEmpty ? [] : [ratios[ratios.count / 2]]) where factor != 0 {
            let agreeing = next.count { agrees($0, factor) }
            if agreeing >= needed, agrees(pairs[place], factor) { return factor }
        }
        return nil
    }
}

/// The last digit that prices are written with.
enum DecimalStep {
    /// A cent, or less where any of the prices has more decimals.
    static func of(_ prices: some Sequence<Double>) -> Double {
        var step = 0.01
        for price in prices {
            while step > 1e-8, !isWhole(price / step) { step /= 10 }
        }
        return step
    }

    private static func isWhole(_ number: Double) -> Bool {
        (number - number.rounded()).magnitude < 1e-6 + number.magnitude * 1e-12
    }
}
