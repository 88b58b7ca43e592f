/// The sessions of one instrument in order of date, each with its bar.
///
/// Stored in columns, so that a figure over closes reads contiguous memory. A prefix shares its storage with the full
/// series, so that the market as of an earlier date costs nothing. The running session is stored separately: a quote
/// never copies the columns.
public struct Series: Sendable {
    private var shared: SharedColumns
    private var closedCount: Int
    /// The running session, which overrides a stored one of the same date.
    public private(set) var running: Bar?
    /// Sessions that took place but have no close, in order.
    var gaps: [Day] = []
    /// Unconfirmed changes of the closes to another scale, in order (`JumpRules`).
    var scales: [ScaleChange] = []

    /// A series without sessions.
    public init() {
        shared = .empty
        closedCount = 0
    }

    /// A series of bars, sorted by date where necessary; for a repeated date the later bar wins.
    public init(_ bars: some Sequence<Bar>) {
        self.init()
        for bar in bars { append(bar) }
    }

    /// The closed sessions of a series with a running one, which overrides a closed one of the same date and is dropped
    /// where it is earlier than the last closed one.
    public init(_ series: Series, running: Bar?) {
        self = series.closed
        guard let running, running.day >= lastDay ?? running.day else { return }
        self.running = running
    }

    /// A series of columns with ascending dates.
    package init(columns: SessionColumns) {
        shared = SharedColumns(columns)
        closedCount = columns.days.count
    }

    private var columns: SessionColumns {
        _read { yield shared.values }
        _modify {
            var values = shared.values
            // Given up first, so that a change does not copy columns that no other series shares.
            shared = .empty
            defer { shared = SharedColumns(values) }
            yield &values
        }
    }

    /// The last `count` closes, oldest first; fewer where the series is shorter.
    public func tail(_ count: Int) -> [Double] {
        closes(Swift.max(0, self.count - Swift.max(0, count))..<self.count)
    }

    /// The days of the closed sessions, sharing storage with this series.
    var closedDays: ArraySlice<Day> { columns.days.prefix(closedCount) }

    /// Whether all closed sessions, by day, close and quoted close, satisfy a condition.
    func allClosedSatisfy(_ condition: (Day, Double, Double?) -> Bool) -> Bool {
        (0..<closedCount).allSatisfy { condition(columns.days[$0], columns.closes[$0], columns.quotedClose($0)) }
    }

    /// The index of the session on a date; nil where there is none.
    package func index(on day: Day) -> Int? {
        guard let index = index(onOrBefore: day), self.day(index) == day else { return nil }
        return index
    }
}

extension Series {
    /// The number of sessions, including the running one.
    public var count: Int { closedCount + (runningAdds ? 1 : 0) }
    /// Whether it has no session.
    public var isEmpty: Bool { count == 0 }
    /// The date of the last session.
    public var lastDay: Day? { isEmpty ? nil : day(count - 1) }
    /// The close of the last session, or the newest price of the running one, adjusted for dividends where known.
    public var lastClose: Double? { isEmpty ? nil : close(count - 1) }
    /// The same as quoted, or adjusted where there is no other.
    public var lastPrice: Double? { isEmpty ? nil : price(count - 1) }

    /// The date of the session at `index`, 0 for the first.
    public func day(_ index: Int) -> Day {
        if let running, index == count - 1 { return running.day }
        return columns.days[index]
    }

    /// The close of the session at `index`, of which returns are computed: adjusted for dividends where known.
    public func close(_ index: Int) -> Double {
        if let running, index == count - 1 { return running.close }
        return columns.closes[index]
    }

    /// The close of the session at `index` as quoted; nil where the source has only one close.
    public func quotedClose(_ index: Int) -> Double? {
        if let running, index == count - 1 { return running.quotedClose }
        return columns.quotedClose(index)
    }

    /// The volume of the session at `index`; nil where it is not known.
    public func volume(_ index: Int) -> Double? {
        if let running, index == count - 1 { return running.volume }
        return columns.volume(index)
    }

    /// The close to show of the session at `index`: as quoted, or the adjusted one where there is no other.
    public func price(_ index: Int) -> Double { quotedClose(index) ?? close(index) }

    /// The bar of the session at `index`.
    public subscript(index: Int) -> Bar {
        if let running, index == count - 1 { return running }
        return columns.bar(index)
    }

    /// The index of the last session on or before a date, by binary search; nil where there is none.
    public func index(onOrBefore day: Day) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self.day(middle) <= day { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The close on a date; nil where it is not a session.
    public func close(on day: Day) -> Double? {
        guard let index = index(onOrBefore: day), self.day(index) == day else { return nil }
        return close(index)
    }

    /// The closes of the sessions in a range of indices.
    public func closes(_ range: Range<Int>) -> [Double] { range.map(close) }

    /// The sessions on or before a date, sharing storage with this series.
    public func prefix(through day: Day) -> Series {
        if let running, running.day <= day { return self }
        var part = self
        part.running = nil
        part.closedCount = part.index(onOrBefore: day).map { $0 + 1 } ?? 0
        return part
    }

    /// The days of sessions before the last close that took place but have no close, in order.
    public var daysWithoutClose: [Day] { lastDay.map { last in gaps.filter { $0 < last } } ?? [] }

    /// The closed sessions, as they were stored.
    public var closed: Series {
        var part = self
        part.running = nil
        return part
    }

    /// Whether a price of a session can follow this series with no session missing in between: that session has begun,
    /// or the one before it has closed. A session that was only seen running has not closed: its last price is not its
    /// close.
    public func isContinuous(to session: Day) -> Bool {
        if let lastDay, lastDay >= session { return true }
        return closed.lastDay.map { $0 >= self.session(before: session) } ?? false
    }

    /// The day of the session before one, by the instrument's trading days: every day for a coin, New York's otherwise.
    public func session(before session: Day) -> Day {
        tradesEachDay ? session - 1 : ExchangeCalendar.nyse.previousSession(before: session)
    }

    /// Whether two Saturdays are among the newest closed sessions; an exchange may open once on a Saturday.
    public var tradesEachDay: Bool {
        (max(closedCount - 22, 0)..<closedCount).count { day($0).weekday == 5 } > 1
    }
}

extension Series {
    /// Adds a closed session, or replaces the one on its date. A session without a close is recorded as a gap and
    /// replaces none. Amortised O(1) at the end, O(n) elsewhere.
    public mutating func append(_ bar: Bar) {
        guard bar.hasClose else { return appendGap(bar.day) }
        if !gaps.isEmpty { gaps.removeAll { $0 == bar.day } }
        if closedCount < columns.days.count { columns.truncate(to: closedCount) }
        if let running, running.day <= bar.day { self.running = nil }
        let index = insertionIndex(of: bar.day)
        if index < closedCount, columns.days[index] == bar.day {
            columns.set(bar, at: index)
        } else {
            columns.insert(bar, at: index)
            closedCount += 1
        }
    }

    /// Applies a price, as quoted, of the newest session, starting that session where the date is new; the previous
    /// session is then closed. A price of an earlier session is ignored.
    ///
    /// - Parameter adjustment: the adjusted over the quoted price; by default that of the last session.
    public mutating func update(_ price: Double, on day: Day, volume: Double? = nil, adjustment: Double? = nil) {
        guard day >= lastDay ?? day else { return }
        let isNew = lastDay.map { day > $0 } ?? true
        let last = isEmpty ? nil : self[count - 1], bar = isNew ? nil : last
        let factor = adjustment ?? last?.adjustment
        if isNew, let running { append(running) }
        running = Bar(
            day, open: isNew ? price : bar?.open, high: max(bar?.high ?? price, price),
            low: min(bar?.low ?? price, price), close: price * (factor ?? 1), quotedClose: factor.map { _ in price },
            volume: volume ?? bar?.volume)
    }

    private var runningAdds: Bool {
        guard let running else { return false }
        return closedCount == 0 || columns.days[closedCount - 1] != running.day
    }

    private func insertionIndex(of day: Day) -> Int {
        var index = closedCount
        while index > 0, columns.days[index - 1] >= day { index -= 1 }
        return index
    }
}
