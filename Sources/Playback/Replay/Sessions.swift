import Model

/// The dates on which any instrument of a market has a session, and the range to be played.
struct Sessions: Sendable {
    private let days: [Day]
    /// The index of the first session to be played.
    let first: Int
    private let last: Int

    /// The sessions between two dates; nil if there are none.
    init?(of market: Market, from: Day?, to: Day?) {
        days = Sessions.union(of: market.listings.map(\.series))
        let start = days.firstIndex { $0 >= from ?? $0 }
        let end = days.lastIndex { $0 <= to ?? $0 }
        guard let start, let end, start <= end else { return nil }
        first = start
        last = end
    }

    /// The dates to be played.
    var played: ArraySlice<Day> { days[first...last] }

    func day(_ index: Int) -> Day { days[index] }

    /// The date of the session before an index; the previous calendar day for index 0.
    func dayBefore(_ index: Int) -> Day { index > 0 ? days[index - 1] : days[index] - 1 }

    private static func union(of series: [Series]) -> [Day] {
        var days = series.max { $0.count < $1.count }.map { series in (0..<series.count).map(series.day) } ?? []
        for one in series {
            // Both are in order, so one pass over them finds what is missing: mostly nothing, because many instruments
            // have the same sessions.
            var next = 0
            let missing = (0..<one.count).lazy.map(one.day).filter { day in
                while next < days.count, days[next] < day { next += 1 }
                return next == days.count || days[next] != day
            }
            let found = Array(missing)
            if !found.isEmpty { days = (days + found).sorted() }
        }
        return days
    }
}
