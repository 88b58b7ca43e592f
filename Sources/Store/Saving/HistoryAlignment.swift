import Model

/// How the prices of two histories of one instrument relate.
///
/// After a split or a dividend a source returns its history at a new price level, but often not as far back as the
/// stored one. The earlier stored sessions must then be rescaled, or the series would show a jump that never happened.
enum HistoryAlignment: Equatable {
    /// They have no day in common.
    case disjoint
    /// Stored prices are to be multiplied by this to match the incoming ones; 1 if they agree.
    case factor(Double)
    /// They contradict each other: the two are not the same instrument.
    case contradiction

    struct Close: Equatable {
        let day: Day
        let price: Double
    }

    /// The number of the first common days to compare, which are next to the join.
    private static let compared = 5
    /// With this few days, a factor and rounding to the cent cannot be distinguished.
    private static let few = 2
    private static let cent = 0.0101
    /// The largest deviation of a single common day, as dividends may cause it.
    private static let loneFactor = 0.1

    /// Compares two histories, both in order of day.
    ///
    /// The median of the ratios counts, so that one corrected close does not rescale a history. If most ratios are more
    /// than a percent from the median, there is no common factor.
    init(stored: [Close], incoming: [Close]) {
        let stored = Dictionary(stored.map { ($0.day, $0.price) }, uniquingKeysWith: { $1 })
        let common = incoming.lazy.filter { $0.price > 0 }.compactMap { close in
            stored[close.day].flatMap { $0 > 0 ? (kept: $0, incoming: close.price) : nil }
        }
        let pairs = Array(common.prefix(HistoryAlignment.compared))
        guard !pairs.isEmpty else {
            self = .disjoint
            return
        }
        let ratios = pairs.map { $0.incoming / $0.kept }.sorted()
        let median = ratios[pairs.count / 2]
        let deviations = ratios.map { ($0 / median - 1).magnitude }.sorted()
        let gap = pairs.map { ($0.incoming - $0.kept).magnitude }.sorted()[pairs.count / 2]
        guard deviations.count(where: { $0 <= 0.01 }) * 2 > pairs.count else {
            self = .contradiction
            return
        }
        // A single day may belong to a different instrument.
        guard pairs.count > 1 || (median - 1).magnitude < HistoryAlignment.loneFactor else {
            self = .contradiction
            return
        }
        // Rounding scatters the ratios; a split or a dividend shifts them all.
        let scatter = max(3 * deviations[pairs.count / 2], 1e-6)
        let isRounding =
            (median - 1).magnitude <= scatter || pairs.count <= HistoryAlignment.few && gap <= HistoryAlignment.cent
        self = .factor(isRounding ? 1 : median)
    }
}
