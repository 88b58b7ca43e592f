/// In which order a date of three numbers has its day, month and year.
enum DateOrder: CaseIterable, Hashable {
    case dayFirst, monthFirst, yearFirst

    /// The order in words.
    var words: String {
        switch self {
        case .dayFirst: "day/month/year"
        case .monthFirst: "month/day/year"
        case .yearFirst: "year/month/day"
        }
    }
}
