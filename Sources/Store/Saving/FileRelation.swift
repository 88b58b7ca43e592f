import Model

/// How the prices of a user's file relate to the stored ones as a whole.
///
/// All common days are compared. They have one factor (a split, or dividends paid since), or none, or small steps in
/// one direction at distant days (dividends for which only one of the two is adjusted); an index, a currency or a coin
/// has neither splits nor dividends. Single closes may be corrected by a percent, and a stored outlier by any amount.
/// Everything else is a contradiction: another instrument, other days, or another scale for part of the file.
enum FileRelation {
    /// They have no day in common.
    case disjoint
    /// They have the same price level.
    case same
    /// The file's prices are the stored ones times this.
    case factor(Double)
    /// The two adjust for dividends differently: the file's factors, each with the first day it applies to, in order.
    case dividends([(from: Day, factor: Double)])
    /// They are not the same instrument: the days that differ most.
    case contradiction([FileComparison.Pair])

    /// The largest deviation that counts as a correction of a close, and the largest share of days with corrections.
    private static let correction = 0.01, correctedShare = 0.4
    /// A factor that is not a split must come from dividends: at least 0.9 if there are few days, at least 0.5
    /// otherwise (or the inverse).
    private static let fewDividends = 0.9, allDividends = 0.5
    /// Fewer days than this are few; and the largest share of corrected days for a factor other than 1.
    private static let fewDayCount = 5, correctedScaledShare = 0.1
    /// The largest price ratio of one dividend, the fewest days between two of them, and the usual minimum.
    private static let largestStep = 1.09, fewestDays: Int32 = 6, usualDays: Int32 = 12
    /// A new close that differs from a stored one nearby by more than this ratio belongs to something else.
    private static let jump = 2.5
    private static let nearDays: Int32 = 10

    /// Compares two histories, both in order of day.
    ///
    /// - Parameter isAdjusted: whether prices of the instrument are ever adjusted for splits or dividends.
    init(stored: [Bar], file: [Bar], isAdjusted: Bool = true) {
        let comparison = FileComparison(stored: stored, file: file)
        self = FileRelation.judge(comparison, isAdjusted: isAdjusted)
        let strays = strays(stored: stored, file: file)
        if !strays.isEmpty { self = .contradiction(strays) }
    }

    /// The factor of the file's prices on a day.
    func factor(on day: Day) -> Double {
        switch self {
        case .disjoint, .same, .contradiction: 1
        case .factor(let factor): factor
        case .dividends(let levels): levels.last { $0.from <= day }?.factor ?? levels.first?.factor ?? 1
        }
    }

    private static func judge(_ comparison: FileComparison, isAdjusted: Bool) -> FileRelation {
        if comparison.pairs.isEmpty { return .disjoint }
        let worst = FileRelation.contradiction(comparison.worst(3))
        // One day cannot establish a factor: it is a small correction, or a different instrument.
        if comparison.pairs.count == 1, !comparison.agrees(comparison.pairs[0], 1) {
            return comparison.deviation(comparison.pairs[0], 1) <= correction ? .same : worst
        }
        guard let first = comparison.levels.first, areCorrections(comparison) else { return worst }
        guard comparison.levels.count > 1 else {
            if first.factor == 1 { return .same }
            return isAdjusted && isCredible(first.factor, comparison) ? .factor(first.factor) : worst
        }
        guard isAdjusted, areDividends(comparison.levels) else { return worst }
        return .dividends(comparison.levels.map { ($0.days[0], $0.factor) })
    }

    /// Whether the days outside of all runs are few and differ little, or have a stored close that is an outlier.
    private static func areCorrections(_ comparison: FileComparison) -> Bool {
        let large = comparison.outliers.filter {
            comparison.deviation(comparison.pairs[$0.index], $0.factor) > correction
        }
        let isFew = Double(comparison.outliers.count) <= correctedShare * Double(comparison.pairs.count)
        guard isFew || comparison.pairs.count < fewDayCount else { return false }
        return large.allSatisfy { comparison.isStoredOutlier(at: $0.index, $0.factor) }
    }

    /// Whether a factor can come from a split or dividends, and all but a few days have it.
    private static func isCredible(_ factor: Double, _ comparison: FileComparison) -> Bool {
        let count = comparison.pairs.count
        guard factor > 0, Double(comparison.outliers.count) <= correctedScaledShare * Double(count) else {
            return false
        }
        let least = count < fewDayCount ? fewDividends : allDividends
        return isSplit(factor) || (least...1 / least).contains(factor)
    }

    private static func isSplit(_ factor: Double) -> Bool {
        (1...20).contains { parts in
            let numerator = (factor * Double(parts)).rounded()
            return numerator >= 1 && (factor * Double(parts) / numerator - 1).magnitude < 1e-3
                && (parts <= 4 || numerator <= 4)
        }
    }

    private static func areDividends(_ levels: [FileComparison.Level]) -> Bool {
        let steps = zip(levels, levels.dropFirst()).map { (ratio: $1.factor / $0.factor, from: $0, to: $1) }
        let isOneWay = steps.allSatisfy { $0.ratio > 1 } || steps.allSatisfy { $0.ratio < 1 }
        let areSmall = steps.allSatisfy { (1 / largestStep...largestStep).contains($0.ratio) }
        let starts = levels.dropFirst().map { $0.days[0].number }
        let areApart = zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 >= fewestDays }
        guard isOneWay, areSmall, areApart, let first = levels.first?.days.first, let last = levels.last?.days.last
        else { return false }
        return Int32(starts.count) * usualDays <= last.number - first.number + usualDays
    }

    /// The new days of a file whose closes are far from the stored ones nearby, with those.
    private func strays(stored: [Bar], file: [Bar]) -> [FileComparison.Pair] {
        if case .contradiction = self { return [] }
        var index = 0
        var strays: [FileComparison.Pair] = []
        for bar in file {
            while index < stored.count, stored[index].day < bar.day { index += 1 }
            if index < stored.count, stored[index].day == bar.day { continue }
            let near = [index - 1, index].filter(stored.indices.contains).map { stored[$0] }
                .filter { ($0.day.number - bar.day.number).magnitude <= FileRelation.nearDays && $0.close > 0 }
            let price = bar.close / factor(on: bar.day)
            let isFar = near.allSatisfy { neighbour in
                price > 0 && !(1 / FileRelation.jump...FileRelation.jump).contains(price / neighbour.close)
            }
            guard let neighbour = near.first, isFar else { continue }
            strays.append(FileComparison.Pair(day: bar.day, stored: neighbour.close, file: bar.close))
        }
        return Array(strays.prefix(3))
    }
}

extension FileComparison {
    /// The deviation from its neighbours beyond which a close is an outlier.
    private static let standingOut = 0.2

    /// The days farthest from the main factor, the worst first.
    func worst(_ count: Int) -> [Pair] {
        let factor = mainFactor
        let odd = pairs.filter { !agrees($0, factor) }
        return Array((odd.isEmpty ? pairs : odd).sorted { deviation($0, factor) > deviation($1, factor) }.prefix(count))
    }

    /// Whether, in a pair that differs, the stored close is the outlier among its neighbours and not the file's.
    func isStoredOutlier(at index: Int, _ factor: Double) -> Bool {
        guard pairs.indices.contains(index - 1), pairs.indices.contains(index + 1) else { return false }
        let usual = (pairs[index - 1].file + pairs[index + 1].file) / 2
        guard usual > 0 else { return false }
        let kept = (pairs[index].stored * factor / usual - 1).magnitude
        let file = (pairs[index].file / usual - 1).magnitude
        return kept > FileComparison.standingOut && file < kept / 4
    }
}
