/// How fast deals are being made: the quarter to a date beside as many days of the quarter before.
///
/// A deal belongs to the date that stands for it, as in `DealTally`, whose counts these are.
public struct DealPace: Hashable, Sendable {
    /// The deals of one kind, or of one area.
    public struct Part<Name: Hashable & Sendable>: Hashable, Sendable {
        /// Which.
        public let name: Name
        /// In the quarter to date.
        public let toDate: DealSum
        /// In as many days of the quarter before.
        public let sameDaysBefore: DealSum
    }

    /// The quarter's first day.
    public let start: Day
    /// The date up to which it counts, itself included.
    public let day: Day
    /// The quarter to date.
    public let toDate: DealSum
    /// As many days of the quarter before; all of it where that is shorter.
    public let sameDaysBefore: DealSum
    /// The whole quarter before.
    public let quarterBefore: DealSum
    /// By kind, the most frequent first; kinds with no deal in either span are left out.
    public let kinds: [Part<Deal.Kind>]
    /// By area, the most frequent first.
    public let areas: [Part<String>]

    /// The pace of deals at a date; later ones are left out.
    public init(_ deals: [Deal], at day: Day) {
        let start = day.startOfQuarter
        let previous = start.startOfPreviousQuarter
        let sameDays = min(previous + (day - start), start - 1)
        let current = deals.filter { $0.announced.day >= start && $0.announced.day <= day }
        let before = deals.filter { $0.announced.day >= previous && $0.announced.day < start }
        let alike = before.filter { $0.announced.day <= sameDays }
        self.start = start
        self.day = day
        toDate = DealSum(current)
        sameDaysBefore = DealSum(alike)
        quarterBefore = DealSum(before)
        kinds = DealPace.parts(current, alike, by: \.kind, \.rawValue)
        areas = DealPace.parts(current, alike, by: \.area, \.self)
    }

    /// Deals of the quarter to date for each of the same days before: 2 is twice the pace. Missing where there was none.
    public var ratio: Double? {
        sameDaysBefore.count == 0 ? nil : Double(toDate.count) / Double(sameDaysBefore.count)
    }

    private static func parts<Name: Hashable & Sendable>(
        _ current: [Deal], _ before: [Deal], by name: (Deal) -> Name, _ word: (Name) -> String
    ) -> [Part<Name>] {
        let now = Dictionary(grouping: current, by: name)
        let then = Dictionary(grouping: before, by: name)
        let parts = Set(now.keys).union(then.keys).map { key in
            Part(name: key, toDate: DealSum(now[key] ?? []), sameDaysBefore: DealSum(then[key] ?? []))
        }
        return parts.sorted { a, b in
            (-a.toDate.count, -a.sameDaysBefore.count, word(a.name))
                < (-b.toDate.count, -b.sameDaysBefore.count, word(b.name))
        }
    }
}

/// The deals of one quarter.
public struct DealQuarter: Hashable, Sendable {
    /// Its first day.
    public let start: Day
    /// What they come to.
    public let sum: DealSum
    /// Whether it had ended by the as-of date.
    public let isWhole: Bool

    /// The quarter in words: `2024 Q2`.
    public var name: String { "\(start.year) Q\(start.quarter)" }

    /// The quarters from that of the oldest deal to that of a date, newest first; those without a deal too. A century at
    /// most: a deal of the year 1 must not hold up each frame.
    public static func all(_ deals: [Deal], at day: Day) -> [DealQuarter] {
        let known = deals.filter { $0.announced.day <= day }
        guard let oldest = known.map(\.announced.day).min() else { return [] }
        let byStart = Dictionary(grouping: known) { $0.announced.day.startOfQuarter }
        var quarters: [DealQuarter] = []
        var start = day.startOfQuarter
        while start >= oldest.startOfQuarter, quarters.count < 400 {
            let isWhole = start < day.startOfQuarter
            quarters.append(DealQuarter(start: start, sum: DealSum(byStart[start] ?? []), isWhole: isWhole))
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
