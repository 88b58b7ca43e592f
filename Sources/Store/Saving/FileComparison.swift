import Model

/// Compares the closes of a user's file with the stored ones, on the days that both have.
struct FileComparison {
    /// The two closes of one day.
    struct Pair {
        let day: Day
        let stored: Double
        let file: Double
    }

    /// A run of days on which the file's closes are the stored ones times one factor.
    struct Level {
        var factor: Double
        var days: [Day]
    }

    /// The common days, in order.
    let pairs: [Pair]
    /// The runs that share a factor, in order.
    private(set) var levels: [Level] = []
    /// The days that fit in no run, by index in `pairs`, with the factor of the run around them.
    private(set) var outliers: [(index: Int, factor: Double)] = []
    /// The decimal step of the file's closes and of the stored ones, at most a cent.
    let fileStep, storedStep: Double

    /// The relative difference that is common between sources for one and the same price.
    private static let noise = 1e-4
    /// The number of days from which a factor is derived, and how many of them must agree on it.
    private static let window = 5, quorum = 3

    /// Compares two histories, both in order of day.
    init(stored: [Bar], file: [Bar]) {
        let closes = Dictionary(stored.map { ($0.day, $0.close) }, uniquingKeysWith: { $1 })
        pairs = file.compactMap { bar in closes[bar.day].map { Pair(day: bar.day, stored: $0, file: bar.close) } }
        fileStep = DecimalStep.of(file.lazy.map(\.close))
        storedStep = DecimalStep.of(stored.lazy.map(\.close))
        findLevels()
    }

    /// Whether a pair has the given factor, within rounding.
    func agrees(_ pair: Pair, _ factor: Double) -> Bool {
        let rounding = 1.01 * (fileStep + storedStep * factor.magnitude)
        return (pair.file - pair.stored * factor).magnitude <= max(rounding, FileComparison.noise * pair.file.magnitude)
    }

    /// How far a pair is from a factor, as a fraction.
    func deviation(_ pair: Pair, _ factor: Double) -> Double {
        let expected = pair.stored * factor
        return expected == 0 ? (pair.file == 0 ? 0 : .infinity) : (pair.file / expected - 1).magnitude
    }

    /// The factor of the longest run; the median of all pairs if there is no run.
    var mainFactor: Double {
        if let level = levels.max(by: { $0.days.count < $1.days.count }) { return level.factor }
        let ratios = pairs.filter { $0.stored != 0 }.map { $0.file / $0.stored }.sorted()
        return ratios.isEmpty ? 1 : ratios[ratios.count / 2]
    }

    private mutating func findLevels() {
        for (index, pair) in pairs.enumerated() {
            if let level = levels.last, agrees(pair, level.factor) {
                levels[levels.count - 1].days.append(pair.day)
            } else if let factor = factor(from: index) {
                levels.append(Level(factor: factor, days: [pair.day]))
            } else {
                outliers.append((index, levels.last?.factor ?? .nan))
            }
        }
        // Days before the first run belong to it.
        let first = firstFactor
        for index in outliers.indices where outliers[index].factor.isNaN { outliers[index].factor = first }
    }

    private var firstFactor: Double { levels.first?.factor ?? mainFactor }

    /// The factor of a run that starts at an index; nil if the days from there on do not agree on one.
    private func factor(from index: Int) -> Double? {
        let next = pairs[index..<min(index + FileComparison.window, pairs.count)]
        let isShort = pairs.count < FileComparison.window
        // With few days, half of them suffice for the first factor.
        let needed = isShort && levels.isEmpty ? (next.count + 1) / 2 : max(2, min(FileComparison.quorum, next.count))
        guard next.count >= (isShort ? 1 : 2) else { return nil }
        let ratios = next.filter { $0.stored != 0 }.map { $0.file / $0.stored }.sorted()
        for factor in [1] + (ratios.isEmpty ? [] : [ratios[ratios.count / 2]]) where factor != 0 {
            let agreeing = next.count { agrees($0, factor) }
            if agreeing >= needed, agrees(pairs[index], factor) { return factor }
        }
        return nil
    }
}

/// The decimal step of prices.
enum DecimalStep {
    /// A cent, or less if any of the prices has more decimals.
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
