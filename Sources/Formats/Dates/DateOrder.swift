/// The order of day, month and year in a date of three numbers.
package enum DateOrder: CaseIterable, Hashable {
    case dayFirst, monthFirst, yearFirst

    /// The order as text.
    var label: String {
        switch self {
        case .dayFirst: "day/month/year"
        case .monthFirst: "month/day/year"
        case .yearFirst: "year/month/day"
        }
    }
}
