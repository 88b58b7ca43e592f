/// Numbers by date in order, one a date at most: a yield, a policy rate. A prefix shares storage with the whole.
public struct DatedValues: Sendable {
    private var days: [Day] = []
    private var values: [Double] = []
    /// How many there are.
    public private(set) var count = 0

    /// No values.
    public init() {}

    /// Values by date; where dates repeat the later one wins.
    public init(_ pairs: some Sequence<(Day, Double)>) {
        for (day, value) in pairs { append(value, on: day) }
    }

    /// Values of whole columns of one length, as a table has them; order and repeats as with pairs.
    public init(days: [Day], values: [Double]) {
        precondition(days.count == values.count, "columns of dated values differ in length")
        if days.isAscending {
            self.days = days
            self.values = values
            count = days.count
        } else {
            for row in days.indices.sorted(by: { (days[$0], $0) < (days[$1], $1) }) {
                append(values[row], on: days[row])
            }
        }
    }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }
    /// The date at `index`, 0 for the first.
    public func day(_ index: Int) -> Day { days[index] }
    /// The value at `index`.
    public func value(_ index: Int) -> Double { values[index] }
    /// The newest date.
    public var lastDay: Day? { isEmpty ? nil : days[count - 1] }
    /// The newest value.
    public var last: Double? { isEmpty ? nil : values[count - 1] }

    /// The index of the last value on or before a date, found by bisection; nil where there is none.
    public func index(onOrBefore day: Day) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The value on a date, or nil where none was published.
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

    /// Adds a value, or replaces that of its date. Amortised O(1) at the end, O(n) elsewhere.
    public mutating func append(_ value: Double, on day: Day) {
        if count < days.count {
            days.removeLast(days.count - count)
            values.removeLast(values.count - count)
        }
        var at = count
        while at > 0, days[at - 1] >= day { at -= 1 }
        if at < count, days[at] == day {
            values[at] = value
        } else {
            days.insert(day, at: at)
            values.insert(value, at: at)
            count += 1
        }
    }
}
