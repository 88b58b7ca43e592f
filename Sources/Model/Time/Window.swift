/// A period over which a return or a change is measured, ending at the as-of date.
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
    /// Since the last close of the previous year.
    case yearToDate = "YTD"
    /// Since the last close of the previous quarter.
    case quarterToDate = "QTD"
    /// 252 sessions.
    case year = "1Y"

    /// The number of sessions back to the base; nil for windows that start at a date.
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

    /// The first date of the window at `day`; nil for windows that are counted in sessions.
    public func start(at day: Day) -> Day? {
        switch self {
        case .yearToDate: day.startOfYear
        case .quarterToDate: day.startOfQuarter
        default: nil
        }
    }
}
