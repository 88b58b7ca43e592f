/// Finds steps of a price that are likelier a slip of scale than the market's: a factor of a hundred, as of pence and
/// pounds, or ten times the largest day that the instrument itself had in a year.
///
/// What comes behind such a step is not compared with what lies before it until the next session confirms it, standing on
/// the new level. Of prices in hundredths of a currency days confirm nothing: sources slip into whole pounds for weeks.
public struct JumpRules: Hashable, Sendable {
    /// Whether its prices are in hundredths of a currency.
    public let isInHundredths: Bool

    /// Steps below this are never looked at, a fraction: of something that hardly moves ten times the largest day is little.
    static let least = 0.1
    /// So many sessions are a year.
    private static let year = 252
    /// Fewer steps before one tell nothing of how large a day can be.
    private static let fewest = 20

    /// The rules for prices.
    public init(isInHundredths: Bool = false) { self.isInHundredths = isInHundredths }

    /// The rules for an instrument's prices.
    public init(_ instrument: Instrument) { self.init(isInHundredths: instrument.isInHundredths) }

    /// Whether a ratio is that of hundredths to the whole, with a large day's move beside it.
    static func isHundred(_ ratio: Double) -> Bool { (75...134).contains(ratio) }

    /// Whether a step is large enough to be looked at.
    static func isLarge(_ before: Double, _ after: Double) -> Bool {
        (after - before).magnitude > least * before.magnitude && before > 0 && after > 0
    }

    /// Whether the step from the session at `index` to a price is likelier a slip. O(252).
    func isSlip(_ series: Series, from index: Int, to price: Double) -> Bool {
        let before = series.close(index)
        guard JumpRules.isLarge(before, price) else { return false }
        let ratio = price / before
        if JumpRules.isHundred(ratio) || JumpRules.isHundred(1 / ratio) { return true }
        let start = max(0, index - JumpRules.year)
        var largest = 0.01
        var steps = 0
        for place in start..<index {
            let (from, to) = (series.close(place), series.close(place + 1))
            guard from > 0, to > 0 else { continue }
            steps += 1
            let step = (to / from - 1).magnitude
            if step > largest, !JumpRules.isHundred(to / from), !JumpRules.isHundred(from / to) { largest = step }
        }
        return steps >= JumpRules.fewest && (ratio - 1).magnitude > 10 * largest
    }

    /// Where the closes of a series change to another scale that nothing has confirmed, in order; mostly nowhere. O(sessions).
    func changes(in series: Series) -> [ScaleChange] {
        var judge = Judge(rules: self)
        var before = series.isEmpty ? 0 : series.close(0)
        for index in stride(from: 1, to: series.count, by: 1) {
            let close = series.close(index)
            if judge.isUnsure || JumpRules.isLarge(before, close) { judge.take(series, index) }
            before = close
        }
        return judge.changes
    }
}

/// The scales of a series while its sessions are walked over.
private struct Judge {
    let rules: JumpRules
    var changes: [ScaleChange] = []
    /// The scale that is believed, its last session, and the scale of the session before.
    private var believed = 0, reference = 0, current = 0, next = 1
    /// Whether the next session can confirm the current scale.
    private var isOpen = false

    init(rules: JumpRules) { self.rules = rules }

    var isUnsure: Bool { current != believed }

    mutating func take(_ series: Series, _ index: Int) {
        let close = series.close(index)
        if !isUnsure { reference = index - 1 }
        if isUnsure, !JumpRules.isLarge(series.close(reference), close), series.close(reference) > 0, close > 0 {
            // Back on the scale that is believed.
            current = believed
            changes.append(ScaleChange(series.day(index), scale: current))
        } else if rules.isSlip(series, from: index - 1, to: close) {
            let ratio = close / series.close(index - 1)
            isOpen = !(rules.isInHundredths && (JumpRules.isHundred(ratio) || JumpRules.isHundred(1 / ratio)))
            current = next
            next += 1
            changes.append(ScaleChange(series.day(index), scale: current))
        } else if isUnsure, isOpen {
            // It stands where the step led to: the step was the market's.
            while let last = changes.last, last.scale != believed { changes.removeLast() }
            current = believed
        }
    }
}
