/// The rate of deals: the quarter to date compared with the same number of days of the previous quarter.
///
/// A deal belongs to the day that represents its date, as in `DealTally`, which has the same counts.
public struct DealPace: Hashable, Sendable {
    /// The deals of one kind, or of one area.
    public struct Part<Name: Hashable & Sendable>: Hashable, Sendable {
        /// The kind or the area.
        public let name: Name
        /// The deals of the quarter to date.
        public let toDate: DealSum
        /// The deals of the same number of days of the previous quarter.
        public let sameDaysBefore: DealSum
    }

    /// The quarter's first day.
    public let start: Day
    /// The last date that is counted.
    public let day: Day
    /// The quarter to date.
    public let toDate: DealSum
    /// The same number of days of the previous quarter; all of it where that is shorter.
    public let sameDaysBefore: DealSum
    /// The full previous quarter.
    public let quarterBefore: DealSum
    /// By kind, the most frequent first; kinds without a deal in either span are left out.
    public let kinds: [Part<Deal.Kind>]
    /// By area, the most frequent first.
    public let areas: [Part<String>]

    /// The pace at a date; later deals are left out.
    public init(_ deals: [Deal], at day: Day) {
        let start = day.startOfQuarter
        let previous = start.startOfPreviousQuarter
        let sameDays = min(previous + (day - start), start - 1)
        let current = deals.filter { $0.announced.day >= start && $0.announced.day <= day }
        let before = deals.filter { $0.announced.day >= previous && $0.announced.day < start }
        let comparable = before.filter { $0.announced.day <= sameDays }
        self.start = start
        self.day = day
        toDate = DealSum(current)
        sameDaysBefore = DealSum(comparable)
        quarterBefore = DealSum(before)
        kinds = DealPace.parts(current, comparable, by: \.kind, \.rawValue)
        areas = DealPace.parts(current, comparable, by: \.area, \.self)
    }

    /// Deals of the quarter to date per deal of the same days of the previous quarter: 2 is twice the pace. Nil where
    /// there was none.
    public var ratio: Double? {
        sameDaysBefore.count == 0 ? nil : Double(toDate.count) / Double(sameDaysBefore.count)
    }

    private static func parts<Name: Hashable & Sendable>(
        _ current: [Deal], _ before: [Deal], by name: (Deal) -> Name, _ label: (Name) -> String
    ) -> [Part<Name>] {
        let now = Dictionary(grouping: current, by: name)
        let then = Dictionary(grouping: before, by: name)
        let parts = Set(now.keys).union(then.keys).map { key in
            Part(name: key, toDate: DealSum(now[key] ?? []), sameDaysBefore: DealSum(then[key] ?? []))
        }
        return parts.sorted { a, b in
            (-a.toDate.count, -a.sameDaysBefore.count, label(a.name))
                < (-b.toDate.count, -b.sameDaysBefore.count, label(b.name))
        }
    }
}

/// The deals of one quarter.
public struct DealQuarter: Hashable, Sendable {
    /// Its first day.
    public let start: Day
    /// The sums over the deals.
    public let sum: DealSum
    /// Whether it had ended by the as-of date.
    public let isComplete: Bool

    /// The name of the quarter: `2024 Q2`.
    public var name: String { "\(start.year) Q\(start.quarter)" }

    /// The quarters from that of the oldest deal to that of a date, newest first, including those without a deal. At
    /// most a century, so that a deal dated in the year 1 does not slow down every frame.
    public static func all(_ deals: [Deal], at day: Day) -> [DealQuarter] {
        let known = deals.filter { $0.announced.day <= day }
        guard let oldest = known.map(\.announced.day).min() else { return [] }
        let byStart = Dictionary(grouping: known) { $0.announced.day.startOfQuarter }
        var quarters: [DealQuarter] = []
        var start = day.startOfQuarter
        while start >= oldest.startOfQuarter, quarters.count < 400 {
            let isWhole = start < day.startOfQuarter
            quarters.append(DealQuarter(start: start, sum: DealSum(byStart[start] ?? []), isComplete: isWhole))
            start = start.startOfPreviousQuarter
        }
        return quarters
    }
}

extension Market {
    /// The pace of deals to the as-of date.
    public var dealPace: DealPace { DealPace(deals, at: day) }
    /// Deals by quarter to the as-of date, newest first.
    public var dealQuarters: [DealQuarter] { DealQuarter.all(deals, at: day) }
}
