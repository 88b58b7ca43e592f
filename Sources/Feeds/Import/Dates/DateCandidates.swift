import Model

/// The orders in which every date of a file is one, or the dates that leave none.
struct DateCandidates {
    /// The dates that are one in some order.
    private(set) var entries: [DateReading.Entry] = []
    /// The orders in which all of them are dates.
    private(set) var orders = DateOrder.allCases
    /// The first date that is none in an order.
    private var refuted: [DateOrder: DateReading.Entry] = [:]

    /// - Parameter newest: the newest day that can be, where that is known.
    init(_ all: [DateReading.Entry], newest: Day?) {
        for entry in all {
            let valid = DateOrder.allCases.filter { entry.date.day($0) != nil }
            if valid.isEmpty { continue }
            let past = valid.filter { order in
                guard let newest, let day = entry.date.day(order) else { return true }
                return day <= newest
            }
            let here = past.isEmpty ? valid : past
            entries.append(entry)
            for order in DateOrder.allCases where !here.contains(order) && refuted[order] == nil {
                refuted[order] = entry
            }
            orders.removeAll { !here.contains($0) }
        }
    }

    /// The days in each order.
    var days: [DateOrder: [Day]] {
        Dictionary(uniqueKeysWithValues: orders.map { order in (order, entries.compactMap { $0.date.day(order) }) })
    }

    /// A date that is none in the other orders of the same numbers.
    func proof(of order: DateOrder) -> DateReading.Entry? {
        DateOrder.allCases.lazy.filter { $0 != order && $0 != .yearFirst }.compactMap { refuted[$0] }.first
    }

    /// The error of dates that are none in any one order.
    func contradiction(_ file: String, _ column: FeedError.Column?) -> FeedError {
        let day = refuted[.monthFirst], month = refuted[.dayFirst]
        return FeedError(
            file, line: month?.line, column: column,
            expected: "dates in one order, as “\(day?.text ?? "")” in line \(day?.line ?? 0)", found: month?.text ?? "")
    }
}
