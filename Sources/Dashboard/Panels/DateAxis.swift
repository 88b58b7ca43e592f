import Model

/// The dates below a chart of consecutive sessions: both ends, and the first session of each month, quarter or year in
/// between; years are named where the sessions extend over more than about one.
struct DateAxis {
    /// The number of sessions, at least one.
    let count: Int
    /// The day of a session.
    let day: (Int) -> Day
    /// The last session on or before a day; nil if there is none.
    let index: (Day) -> Int?

    /// The labels with their positions from 0 to 1.
    var labels: [(position: Double, text: String)] {
        let first = day(0), last = day(count - 1)
        guard count > 1 else { return [(1, first.short)] }
        let months = (last - first) / 30
        var labels: [(position: Double, text: String)] = [(0, DateAxis.name(of: first, from: first, to: last))]
        var (year, month, _) = first.civil
        while true {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            guard let start = Day(year, month, 1), start <= last else { break }
            guard DateAxis.isMarked(year, month, over: months), let before = index(start - 1), before + 1 < count,
                day(before + 1).civil.month == month
            else { continue }
            let name = month == 1 ? String(year) : start.monthName
            labels.append((Double(before + 1) / Double(max(count - 1, 1)), name))
        }
        labels.append((1, DateAxis.name(of: last, from: first, to: last)))
        return labels
    }

    /// A day's name, with its year where the span has several.
    static func name(of day: Day, from first: Day, to last: Day) -> String {
        last - first <= 430 ? day.short : "\(day.monthName) \(day.year)"
    }

    /// Whether the first session of a month has a label, by the length of the span in months.
    private static func isMarked(_ year: Int, _ month: Int, over months: Int) -> Bool {
        switch months {
        case ...8: true
        case ...14: month % 2 == 1
        case ...26: month % 3 == 1
        case ...150: month == 1
        default: month == 1 && year % 5 == 0
        }
    }
}

extension DateAxis {
    /// The dates of a chart's sessions.
    init(_ content: some ChartContent) {
        self.init(count: content.count, day: content.day, index: content.index(onOrBefore:))
    }

    /// The dates of days in ascending order.
    init(_ days: [Day]) {
        self.init(count: days.count, day: { days[$0] }, index: { day in days.lastIndex { $0 <= day } })
    }
}
