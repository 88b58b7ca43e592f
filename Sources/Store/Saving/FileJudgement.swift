import Model

/// What is to be done with the prices of a user's file beside the ones that are kept, judged as a whole.
///
/// All common days are compared. They have one factor (a split, or dividends that have been paid since), or none, or
/// small steps one way at distant days (dividends that only one of the two is adjusted for); an index, a currency or a
/// coin has neither splits nor dividends. Single closes may be corrected by a percent, and a kept one that stands out of
/// its neighbours by any amount. Everything else is a contradiction: another instrument, other days, another scale for a
/// part.
enum FileJudgement {
    /// They have no day in common.
    case apart
    /// They are on one level.
    case same
    /// The file's prices are the kept ones times this.
    case factor(Double)
    /// The file treats dividends otherwise: its factors by the day from which they hold, in order.
    case dividends([(from: Day, factor: Double)])
    /// They are not of the same thing: the days that differ most.
    case contradiction([FileComparison.Pair])

    /// A close that is corrected may be off by so much, and so many of the days may be.
    private static let correction = 0.01, correctedShare = 0.4
    /// A factor that is none of a split is one of dividends: of few days within a tenth, and of many within a half.
    private static let fewDividends = 0.9, allDividends = 0.5
    /// Fewer days are few; of those that have another factor than one, so many may be corrected.
    private static let few = 5, correctedScaledShare = 0.1
    /// The largest step of a dividend, and the fewest days between two.
    private static let largestStep = 1.09, fewestDays: Int32 = 6, usualDays: Int32 = 12
    /// A new close beside a kept one that is so many times it is of something else.
    private static let jump = 2.5
    private static let nearDays: Int32 = 10

    /// The judgement of two histories, both in order of day.
    ///
    /// - Parameter isAdjusted: whether prices of the instrument are adjusted at all, for splits or for dividends.
    init(kept: [Bar], file: [Bar], isAdjusted: Bool = true) {
        let comparison = FileComparison(kept: kept, file: file)
        self = FileJudgement.judge(comparison, isAdjusted: isAdjusted)
        let strays = strays(kept: kept, file: file)
        if !strays.isEmpty { self = .contradiction(strays) }
    }

    /// The factor of the file's prices on a day.
    func factor(on day: Day) -> Double {
        switch self {
        case .apart, .same, .contradiction: 1
        case .factor(let factor): factor
        case .dividends(let levels): levels.last { $0.from <= day }?.factor ?? levels.first?.factor ?? 1
        }
    }

    private static func judge(_ comparison: FileComparison, isAdjusted: Bool) -> FileJudgement {
        if comparison.pairs.isEmpty { return .apart }
        let worst = FileJudgement.contradiction(comparison.worst(3))
        // A day alone shows no factor: it is corrected a little, or it is of something else.
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

    /// Whether the days that fit in no run are few and little off, or those of a kept close that stands out.
    private static func areCorrections(_ comparison: FileComparison) -> Bool {
        let large = comparison.odd.filter { comparison.deviation(comparison.pairs[$0.place], $0.factor) > correction }
        let isFew = Double(comparison.odd.count) <= correctedShare * Double(comparison.pairs.count)
        guard isFew || comparison.pairs.count < few else { return false }
        return large.allSatisfy { comparison.keptStandsOut(at: $0.place, $0.factor) }
    }

    /// Whether a factor can be one of a split or of dividends, and all but a few days have it.
    private static func isCredible(_ factor: Double, _ comparison: FileComparison) -> Bool {
        let count = comparison.pairs.count
        guard factor > 0, Double(comparison.odd.count) <= correctedScaledShare * Double(count) else { return false }
        let least = count < few ? fewDividends : allDividends
        return isSplit(factor) || (least...1 / least).contains(factor)
    }

    private static func isSplit(_ factor: Double) -> Bool {
        (1...20).contains { parts in
            let whole = (factor * Double(parts)).rounded()
            return whole >= 1 && (factor * Double(parts) / whole - 1).magnitude < 1e-3
                && (parts <= 4 || whole <= 4)
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

    /// The new days of a file that are far from the kept days beside them, with the closes of those.
    private func strays(kept: [Bar], file: [Bar]) -> [FileComparison.Pair] {
        if case .contradiction = self { return [] }
        var place = 0
        var strays: [FileComparison.Pair] = []
        for bar in file {
            while place < kept.count, kept[place].day < bar.day { place += 1 }
            if place < kept.count, kept[place].day == bar.day { continue }
            let near = [place - 1, place].filter(kept.indices.contains).map { kept[$0] }
                .filter { ($0.day.number - bar.day.number).magnitude <= FileJudgement.nearDays && $0.close > 0 }
            let price = bar.close / factor(on: bar.day)
            let isFar = near.allSatisfy { beside in
                price > 0 && !(1 / FileJudgement.jump...FileJudgement.jump).contains(price / beside.close)
            }
            guard let beside = near.first, isFar else { continue }
            strays.append(FileComparison.Pair(day: bar.day, kept: beside.close, file: bar.close))
        }
        return Array(strays.prefix(3))
    }
}

extension FileComparison {
    /// So far is a close from its neighbours that stands out of them.
    private static let standingOut = 0.2

    /// The days that are the farthest from the factor of most, the worst first.
    func worst(_ count: Int) -> [Pair] {
        let factor = mainFactor
        let odd = pairs.filter { !agrees($0, factor) }
        return Array((odd.isEmpty ? pairs : odd).sorted { deviation($0, factor) > deviation($1, factor) }.prefix(count))
    }

    /// Whether of a pair that differs it is the kept close that stands out of its neighbours, and not the file's.
    func keptStandsOut(at place: Int, _ factor: Double) -> Bool {
        guard pairs.indices.contains(place - 1), pairs.indices.contains(place + 1) else { return false }
        let usual = (pairs[place - 1].file + pairs[place + 1].file) / 2
        guard usual > 0 else { return false }
        let kept = (pairs[place].kept * factor / usual - 1).magnitude
        let file = (pairs[place].file / usual - 1).magnitude
        return kept > FileComparison.standingOut && file < kept / 4
    }
}
