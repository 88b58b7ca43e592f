/// A span over which a return or a change is measured, ending at the as-of date.
public enum Window: String, CaseIterable, Hashable, Sendable {
    /// One session.
    case day = "1D"
    /// Five sessions.
    case week = "1W"
    /// 21 sessions.
    case month = "1M"
    /// 63 sessions.
    case quarter = "3M"
    /// 126 sessions.
    case halfYear = "6M"
    /// Since the last close of the year before.
    case yearToDate = "YTD"
    /// Since the last close before the quarter.
    case quarterToDate = "QTD"
    /// 252 sessions.
    case year = "1Y"

    /// How many sessions back its base lies, or nil where a date decides.
    public var sessions: Int? {
        switch self {
        case .day: 1
        case .week: 5
        case .month: 21
        case .quarter: 63
        case .halfYear: 126
        case .year: 252
        case .yearToDate, .quarterToDate: nil
        }
    }

    /// The first date that belongs to it at `day`, where a date decides.
    public func start(at day: Day) -> Day? {
        switch self {
        case .yearToDate: day.startOfYear
        case .quarterToDate: day.startOfQuarter
        default: nil
        }
    }
}
