import Model

/// The dates on which any instrument of a market has a session, and which of them are played.
struct Sessions: Sendable {
    private let days: [Day]
    /// The indexes of the first and last that are played.
    let first, last: Int

    /// The sessions from a date to another; nil where there are none.
    init?(of market: Market, from: Day?, to: Day?) {
        days = Sessions.union(of: market.listings.map(\.series))
        let start = days.firstIndex { $0 >= from ?? $0 }
        let end = days.lastIndex { $0 <= to ?? $0 }
        guard let start, let end, start <= end else { return nil }
        first = start
        last = end
    }

    /// The first and last date that is played.
    var span: ClosedRange<Day> { days[first]...days[last] }

    func day(_ index: Int) -> Day { days[index] }

    /// The last session before one; the day before where it is the very first.
    func dayBefore(_ index: Int) -> Day { index > 0 ? days[index - 1] : days[index] - 1 }

    /// The last played session on or before a date, the first where there is none.
    func index(onOrBefore day: Day) -> Int {
        var low = first
        var high = last + 1
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, first)
    }

    private static func union(of series: [Series]) -> [Day] {
        var dates: Set<Day> = []
        var longest = series.max { $0.count < $1.count }.map { series in (0..<series.count).map(series.day) } ?? []
        let known = Set(longest)
        for one in series {
            for index in 0..<one.count where !known.contains(one.day(index)) { dates.insert(one.day(index)) }
        }
        if dates.isEmpty { return longest }
        longest += dates
        return longest.sorted()
    }
}
