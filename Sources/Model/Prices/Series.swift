/// The sessions of one instrument in order of date, each with its bar.
///
/// Columns, so that a figure over closes walks flat memory. A prefix shares its storage with the whole, so that a
/// market of an earlier date costs nothing. The running session is kept beside the columns: a quote never copies them.
public struct Series: Sendable {
    private var columns: SessionColumns
    private var closedCount: Int
    /// The running session, which overrides a stored one of the same date.
    public private(set) var running: Bar?
    /// Sessions that are known to have been and whose close is not, in order.
    var gaps: [Day] = []
    /// Where its closes change to another scale that nobody has confirmed, in order (`JumpRules`).
    var scales: [ScaleChange] = []

    /// A series of no session.
    public init() {
        columns = SessionColumns()
        closedCount = 0
    }

    /// A series of bars; where dates repeat the later bar wins, and they are put in order where they are not.
    public init(_ bars: some Sequence<Bar>) {
        self.init()
        for bar in bars { append(bar) }
    }

    /// The closed sessions of a series with a running one, which overrides a closed one of the same date; one before the
    /// last that has closed is left out.
    public init(_ whole: Series, running: Bar?) {
        self = whole.closed
        guard let running, running.day >= lastDay ?? running.day else { return }
        self.running = running
    }

    /// A series of columns whose dates ascend.
    init(columns: SessionColumns) {
        self.columns = columns
        closedCount = columns.days.count
    }
}

extension Series {
    /// How many sessions it has, the running one among them.
    public var count: Int { closedCount + (runningAdds ? 1 : 0) }
    /// Whether it has no session.
    public var isEmpty: Bool { count == 0 }
    /// The last session's date.
    public var lastDay: Day? { isEmpty ? nil : day(count - 1) }
    /// The last session's close, or the newest price of the running one.
    public var lastClose: Double? { isEmpty ? nil : close(count - 1) }

    /// The date of the session at `index`, 0 for the first.
    public func day(_ index: Int) -> Day {
        if let running, index == count - 1 { return running.day }
        return columns.days[index]
    }

    /// The close of the session at `index`.
    public func close(_ index: Int) -> Double {
        if let running, index == count - 1 { return running.close }
        return columns.closes[index]
    }

    /// The bar of the session at `index`.
    public subscript(index: Int) -> Bar {
        if let running, index == count - 1 { return running }
        return columns.bar(index)
    }

    /// The index of the last session on or before a date, found by bisection; nil where there is none.
    public func index(onOrBefore day: Day) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self.day(middle) <= day { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The close on a date, or nil where it is no session.
    public func close(on day: Day) -> Double? {
        guard let index = index(onOrBefore: day), self.day(index) == day else { return nil }
        return close(index)
    }

    /// The closes of the sessions in a range of indexes.
    public func closes(_ range: Range<Int>) -> [Double] { range.map(close) }

    /// The sessions on or before a date, sharing storage with this series.
    public func prefix(through day: Day) -> Series {
        if let running, running.day <= day { return self }
        var part = self
        part.running = nil
        part.closedCount = part.index(onOrBefore: day).map { $0 + 1 } ?? 0
        return part
    }

    /// The days of sessions that are known to have been and whose close is not, up to the last close, in order.
    public var daysWithoutClose: [Day] { lastDay.map { last in gaps.filter { $0 < last } } ?? [] }

    /// The sessions that have closed, as they were stored.
    public var closed: Series {
        var part = self
        part.running = nil
        return part
    }

    /// Whether a price of a session can stand behind these with nothing missing between: that session has begun, or the
    /// one before it has closed. One that was only seen running has not: its last price is not its close.
    public func closesUp(to session: Day) -> Bool {
        if let lastDay, lastDay >= session { return true }
        return closed.lastDay.map { $0 >= self.session(before: session) } ?? false
    }

    /// The day of the session before one, by what is known of when it trades: a coin does each day, all else as New York.
    public func session(before session: Day) -> Day {
        tradesEachDay ? session - 1 : ExchangeCalendar.nyse.previousSession(before: session)
    }

    /// Whether two Saturdays are among its newest closed sessions; on one an exchange may open for once.
    public var tradesEachDay: Bool {
        (max(closedCount - 22, 0)..<closedCount).count { day($0).weekday == 5 } > 1
    }
}

extension Series {
    /// Adds a closed session, or replaces that of its date. One without a close is noted as such, and replaces none.
    /// Amortised O(1) at the end, O(n) elsewhere.
    public mutating func append(_ bar: Bar) {
        guard bar.hasClose else { return appendGap(bar.day) }
        if !gaps.isEmpty { gaps.removeAll { $0 == bar.day } }
        if closedCount < columns.days.count { columns.truncate(to: closedCount) }
        if let running, running.day <= bar.day { self.running = nil }
        let at = insertionIndex(of: bar.day)
        if at < closedCount, columns.days[at] == bar.day {
            columns.set(bar, at: at)
        } else {
            columns.insert(bar, at: at)
            closedCount += 1
        }
    }

    /// Takes a price of the newest session, which it begins where the date is new; the session before it is then closed.
    /// A price of an earlier session is ignored.
    public mutating func update(_ price: Double, on day: Day, volume: Double? = nil) {
        guard let lastDay, day <= lastDay else {
            if let running { append(running) }
            running = Bar(day, open: price, high: price, low: price, close: price, volume: volume)
            return
        }
        guard day == lastDay else { return }
        let bar = self[count - 1]
        running = Bar(
            day, open: bar.open, high: max(bar.high ?? price, price), low: min(bar.low ?? price, price), close: price,
            volume: volume ?? bar.volume)
    }

    private var runningAdds: Bool {
        guard let running else { return false }
        return closedCount == 0 || columns.days[closedCount - 1] != running.day
    }

    private func insertionIndex(of day: Day) -> Int {
        var at = closedCount
        while at > 0, columns.days[at - 1] >= day { at -= 1 }
        return at
    }
}
