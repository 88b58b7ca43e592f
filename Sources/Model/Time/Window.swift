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
    /// 756 sessions.
    case threeYears = "3Y"
    /// 1,260 sessions.
    case fiveYears = "5Y"
    /// 2,520 sessions.
    case tenYears = "10Y"
    /// Since the first session.
    case maximum = "MAX"

    /// The windows that one steps through, from the shortest to the longest.
    public static let stepped: [Window] = allCases.filter { $0 != .quarterToDate }

    /// The number of sessions back to the base; nil for windows that start at a date or with the history.
    public var sessions: Int? {
        switch self {
        case .day: 1
        case .week: 5
        case .month: 21
        case .quarter: 63
        case .halfYear: 126
        case .year: 252
        case .threeYears: 756
        case .fiveYears: 1260
        case .tenYears: 2520
        case .yearToDate, .quarterToDate, .maximum: nil
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
