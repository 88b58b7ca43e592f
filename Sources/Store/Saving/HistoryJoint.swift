import Model

/// How the prices of two histories of one instrument relate.
///
/// After a split or a dividend a source gives its history anew on another level, but often not as far back as what is
/// kept. What lies before it must then be brought to the new level, or there would be a jump that never was.
enum HistoryJoint: Equatable {
    /// They have no day in common.
    case apart
    /// A kept price is to be multiplied by this to stand on the level of the incoming ones; 1 where they agree.
    case factor(Double)
    /// They contradict each other: the two are not of the same thing.
    case broken

    /// A session's close.
    struct Close: Equatable {
        let day: Day
        let price: Double
    }

    /// So many of the first common days are compared; they lie next to what is to be joined.
    private static let compared = 5
    /// Of so few days nobody can tell a factor from rounding to the cent.
    private static let few = 2
    private static let cent = 0.0101
    /// A single common day may be off by so much, as after dividends.
    private static let loneFactor = 0.1

    /// The splice of two histories, both in order of day.
    ///
    /// The median of the ratios counts, so that one corrected close does not move a history. Where most of them are
    /// more than a percent off, there is no common factor.
    init(kept: [Close], incoming: [Close]) {
        let known = Dictionary(kept.map { ($0.day, $0.price) }, uniquingKeysWith: { $1 })
        let common = incoming.lazy.filter { $0.price > 0 }.compactMap { close in
            known[close.day].flatMap { $0 > 0 ? (kept: $0, incoming: close.price) : nil }
        }
        let pairs = Array(common.prefix(HistoryJoint.compared))
        guard !pairs.isEmpty else {
            self = .apart
            return
        }
        let ratios = pairs.map { $0.incoming / $0.kept }.sorted()
        let median = ratios[pairs.count / 2]
        let deviations = ratios.map { ($0 / median - 1).magnitude }.sorted()
        let gap = pairs.map { ($0.incoming - $0.kept).magnitude }.sorted()[pairs.count / 2]
        guard deviations.count(where: { $0 <= 0.01 }) * 2 > pairs.count else {
            self = .broken
            return
        }
        // One day alone may be of another thing altogether.
        guard pairs.count > 1 || (median - 1).magnitude < HistoryJoint.loneFactor else {
            self = .broken
            return
        }
        // Rounding scatters the ratios, a split or a dividend moves them together.
        let scatter = max(3 * deviations[pairs.count / 2], 1e-6)
        let isRounding =
            (median - 1).magnitude <= scatter || pairs.count <= HistoryJoint.few && gap <= HistoryJoint.cent
        self = .factor(isRounding ? 1 : median)
    }
}
