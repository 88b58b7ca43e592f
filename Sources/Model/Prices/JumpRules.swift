/// Finds price changes that are more likely errors of scale than market moves: a factor of a hundred, as between pence
/// and pounds, or ten times the instrument's own largest daily move in a year.
///
/// Prices after such a jump are not compared with those before it until the next session confirms the new level. For
/// prices in hundredths of a currency, later sessions confirm nothing: sources switch to full pounds for weeks.
public struct JumpRules: Hashable, Sendable {
    /// Whether the prices are in hundredths of a currency.
    public let isInHundredths: Bool

    /// The smallest change that is examined, a fraction: for an instrument that hardly moves, ten times its largest
    /// daily move is little.
    static let minimumStep = 0.1
    /// The number of sessions in a year.
    private static let sessionsPerYear = 252
    /// The minimum number of earlier steps for an estimate of the largest daily move.
    private static let minimumSteps = 20

    /// The rules for prices.
    public init(isInHundredths: Bool = false) { self.isInHundredths = isInHundredths }

    /// The rules for an instrument's prices.
    public init(_ instrument: Instrument) { self.init(isInHundredths: instrument.isInHundredths) }

    /// Whether a ratio is that of hundredths to full units, allowing for a large daily move on top.
    static func isHundred(_ ratio: Double) -> Bool { (75...134).contains(ratio) }

    /// Whether a step is large enough to be examined.
    static func isLarge(_ before: Double, _ after: Double) -> Bool {
        (after - before).magnitude > minimumStep * before.magnitude && before > 0 && after > 0
    }

    /// Whether the step from the session at `index` to a price is more likely an error. O(252).
    func isSlip(_ series: Series, from index: Int, to price: Double) -> Bool {
        let before = series.close(index)
        guard JumpRules.isLarge(before, price) else { return false }
        let ratio = price / before
        if JumpRules.isHundred(ratio) || JumpRules.isHundred(1 / ratio) { return true }
        let start = max(0, index - JumpRules.sessionsPerYear)
        var largest = 0.01
        var steps = 0
        for position in start..<index {
            let (from, to) = (series.close(position), series.close(position + 1))
            guard from > 0, to > 0 else { continue }
            steps += 1
            let step = (to / from - 1).magnitude
            if step > largest, !JumpRules.isHundred(to / from), !JumpRules.isHundred(from / to) { largest = step }
        }
        return steps >= JumpRules.minimumSteps && (ratio - 1).magnitude > 10 * largest
    }

    /// Where the closes of a series change to another scale without confirmation, in order; usually nowhere.
    /// O(sessions).
    func changes(in series: Series) -> [ScaleChange] {
        var tracker = ScaleTracker(rules: self)
        var before = series.isEmpty ? 0 : series.close(0)
        for index in stride(from: 1, to: series.count, by: 1) {
            let close = series.close(index)
            if tracker.isUncertain || JumpRules.isLarge(before, close) { tracker.add(series, index) }
            before = close
        }
        return tracker.changes
    }
}

/// Tracks the scale of a series while its sessions are visited in order.
private struct ScaleTracker {
    let rules: JumpRules
    var changes: [ScaleChange] = []
    /// The accepted scale, the index of its last session, the scale of the previous session, and the next unused scale.
    private var accepted = 0, acceptedIndex = 0, current = 0, next = 1
    /// Whether the next session can confirm the current scale.
    private var isOpen = false

    init(rules: JumpRules) { self.rules = rules }

    var isUncertain: Bool { current != accepted }

    mutating func add(_ series: Series, _ index: Int) {
        let close = series.close(index)
        if !isUncertain { acceptedIndex = index - 1 }
        if isUncertain, !JumpRules.isLarge(series.close(acceptedIndex), close), series.close(acceptedIndex) > 0,
            close > 0
        {
            // Back on the accepted scale.
            current = accepted
            changes.append(ScaleChange(series.day(index), scale: current))
        } else if rules.isSlip(series, from: index - 1, to: close) {
            let ratio = close / series.close(index - 1)
            isOpen = !(rules.isInHundredths && (JumpRules.isHundred(ratio) || JumpRules.isHundred(1 / ratio)))
            current = next
            next += 1
            changes.append(ScaleChange(series.day(index), scale: current))
        } else if isUncertain, isOpen {
            // The price stays at the new level: the step was a market move.
            while let last = changes.last, last.scale != accepted { changes.removeLast() }
            current = accepted
        }
    }
}
