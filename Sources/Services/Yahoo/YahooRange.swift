import Model

/// How far back a chart reaches, by Yahoo's names.
enum YahooRange: String, CaseIterable, Sendable {
    case month = "1mo"
    case quarter = "3mo"
    case halfYear = "6mo"
    case year = "1y"
    case twoYears = "2y"
    case fiveYears = "5y"
    case full = "max"

    /// The shortest range that overlaps the stored history by about two weeks of sessions.
    init(since day: Day, until session: Day) {
        switch session - day {
        case ...8: self = .month
        case ...60: self = .quarter
        case ...150: self = .halfYear
        case ...335: self = .year
        case ...700: self = .twoYears
        case ...1800: self = .fiveYears
        default: self = .full
        }
    }
}
