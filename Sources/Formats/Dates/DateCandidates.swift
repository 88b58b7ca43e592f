import Model

/// The orders in which all dates of a file are valid, or the dates that rule out every order.
struct DateCandidates {
    /// The entries that are valid in at least one order.
    private(set) var entries: [DateReading.Entry] = []
    /// The orders in which all entries are valid dates.
    private(set) var orders = DateOrder.allCases
    /// The first entry that is not a valid date in an order.
    private var refuted: [DateOrder: DateReading.Entry] = [:]

    /// - Parameter newest: the latest valid day, if limited.
    init(_ all: [DateReading.Entry], newest: Day?) {
        for entry in all {
            let valid = DateOrder.allCases.filter { entry.date.day($0) != nil }
            if valid.isEmpty { continue }
            let past = valid.filter { order in
                guard let newest, let day = entry.date.day(order) else { return true }
                return day <= newest
            }
            let possible = past.isEmpty ? valid : past
            entries.append(entry)
            for order in DateOrder.allCases where !possible.contains(order) && refuted[order] == nil {
                refuted[order] = entry
            }
            orders.removeAll { !possible.contains($0) }
        }
    }

    var days: [DateOrder: [Day]] {
        Dictionary(uniqueKeysWithValues: orders.map { order in (order, entries.compactMap { $0.date.day(order) }) })
    }

    /// An entry that is not a valid date in the other order of day and month.
    func proof(of order: DateOrder) -> DateReading.Entry? {
        DateOrder.allCases.lazy.filter { $0 != order && $0 != .yearFirst }.compactMap { refuted[$0] }.first
    }

    /// The error of dates that are not valid in any one order.
    func contradiction(_ file: String, _ column: FeedError.Column?) -> FeedError {
        let day = refuted[.monthFirst], month = refuted[.dayFirst]
        return FeedError(
            file, line: month?.line, column: column,
            expected: "dates in one order, as “\(day?.text ?? "")” in line \(day?.line ?? 0)", found: month?.text ?? "")
    }
}
