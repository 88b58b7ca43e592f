/// Numbers by date in ascending order, at most one per date: a yield, a policy rate. A prefix shares its storage with
/// the full history.
public struct DatedValues: Sendable {
    private var days: [Day] = []
    private var values: [Double] = []
    /// The number of values.
    public private(set) var count = 0

    /// No values.
    public init() {}

    /// Values by date; for a repeated date the later value wins.
    public init(_ pairs: some Sequence<(Day, Double)>) {
        for (day, value) in pairs { append(value, on: day) }
    }

    /// Values from complete columns of equal length, as in a table; order and repeated dates are handled as for pairs.
    public init(days: [Day], values: [Double]) {
        precondition(days.count == values.count, "columns of dated values differ in length")
        if days.isAscending {
            self.days = days.withoutSpareCapacity
            self.values = values.withoutSpareCapacity
            count = days.count
        } else {
            for row in days.indices.sorted(by: { (days[$0], $0) < (days[$1], $1) }) {
                append(values[row], on: days[row])
            }
        }
    }

    /// Whether there are no values.
    public var isEmpty: Bool { count == 0 }
    /// The date at `index`, 0 for the first.
    public func day(_ index: Int) -> Day { days[index] }
    /// The value at `index`.
    public func value(_ index: Int) -> Double { values[index] }
    /// The newest date.
    public var lastDay: Day? { isEmpty ? nil : days[count - 1] }
    /// The newest value.
    public var last: Double? { isEmpty ? nil : values[count - 1] }

    /// The index of the last value on or before a date, by binary search; nil where there is none.
    public func index(onOrBefore day: Day) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The value on a date; nil where none was published.
    public func value(on day: Day) -> Double? {
        guard let index = index(onOrBefore: day), days[index] == day else { return nil }
        return values[index]
    }

    /// The newest `count` values, oldest first; fewer where there are fewer.
    public func suffix(_ count: Int) -> ArraySlice<Double> {
        values[max(0, self.count - count)..<self.count]
    }

    /// The values on or before a date.
    public func prefix(through day: Day) -> DatedValues {
        var part = self
        part.count = index(onOrBefore: day).map { $0 + 1 } ?? 0
        return part
    }

    /// Adds a value, or replaces the one on its date. Amortised O(1) at the end, O(n) elsewhere.
    public mutating func append(_ value: Double, on day: Day) {
        if count < days.count {
            days.removeLast(days.count - count)
            values.removeLast(values.count - count)
        }
        var index = count
        while index > 0, days[index - 1] >= day { index -= 1 }
        if index < count, days[index] == day {
            values[index] = value
        } else {
            days.insert(day, at: index)
            values.insert(value, at: index)
            count += 1
        }
    }
}
