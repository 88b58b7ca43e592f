import Model

/// A column by which the watch list can be sorted.
public enum TickerColumn: CaseIterable, Hashable, Sendable {
    /// By name.
    case symbol
    /// By last price.
    case last
    /// By return over a window.
    case day, week, month, quarter, halfYear, yearToDate, year, threeYears, fiveYears, tenYears, maximum
    /// By a figure of risk or trend, on the zoomed panel.
    case relative, volatility, drawdown, average50, average200
    /// By shares traded, and by those over the median of 21 sessions.
    case volume, volumeToMedian

    /// The window of a column of returns.
    var window: Window? {
        switch self {
        case .day: .day
        case .week: .week
        case .month: .month
        case .quarter: .quarter
        case .halfYear: .halfYear
        case .yearToDate: .yearToDate
        case .year: .year
        case .threeYears: .threeYears
        case .fiveYears: .fiveYears
        case .tenYears: .tenYears
        case .maximum: .maximum
        default: nil
        }
    }

    /// The width of a figure that must not be cut: a return of several years needs one digit more.
    var cellWidth: Int {
        switch self {
        case .threeYears, .fiveYears, .tenYears, .maximum: 8
        case .relative: 8
        default: window == nil ? 10 : 7
        }
    }

    /// The heading.
    var title: String {
        switch self {
        case .symbol: ""
        case .last: "last"
        case .relative: "vs bench"
        case .volatility: "vol %"
        case .drawdown: "drawdown %"
        case .average50: "to 50d %"
        case .average200: "to 200d %"
        case .volume: "volume"
        case .volumeToMedian: "× 21d med"
        default: "\(window?.rawValue ?? "") %"
        }
    }

    /// The heading as a name of its own.
    var name: String {
        switch self {
        case .symbol: "name"
        case .relative: "vs benchmark"
        case .last: title
        default: title.hasSuffix(" %") ? String(title.dropLast(2)) : title
        }
    }

    /// The columns of the overview, in order.
    static let overview: [TickerColumn] = [.symbol, .last, .day, .week, .month, .yearToDate]

    /// The figure to sort by; nil if it is missing or the column is the name.
    func figure(_ listing: Listing, in market: Market) -> Double? {
        let series = listing.series
        switch self {
        case .symbol: return nil
        case .last: return listing.lastValue
        case .relative: return market.relative(of: listing.instrument.symbol, over: .month)
        case .volatility: return series.volatility63
        case .drawdown: return series.drawdown252
        case .average50: return series.distance(toAverage: 50)
        case .average200: return series.distance(toAverage: 200)
        case .volume: return series.lastVolume
        case .volumeToMedian: return series.volumeToMedian
        default: return window.flatMap { market.change(of: listing.instrument.symbol, over: $0) }
        }
    }
}
