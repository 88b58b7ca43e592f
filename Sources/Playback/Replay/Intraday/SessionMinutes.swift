import Model

/// One instrument's session up to a given minute.
struct SessionMinutes {
    /// The bars that are over; at the opening the first bar, of which only the open is used.
    private let bars: ArraySlice<MinuteBar>
    private let session: MinuteHistory.Session
    private let isOpening: Bool

    /// The bars of a session up to a position in it.
    init(_ bars: [MinuteBar], _ session: MinuteHistory.Session, _ position: MinutePosition) {
        let now = session.first + position.minute
        isOpening = position.minute == 0
        self.session = session
        self.bars = bars[..<SessionMinutes.count(of: bars, before: isOpening ? now + 1 : now)]
    }

    /// The number of bars that begin before a minute, by binary search.
    private static func count(of bars: [MinuteBar], before minute: Int) -> Int {
        var low = 0
        var high = bars.count
        while low < high {
            let middle = (low + high) / 2
            if bars[middle].minute < minute { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The number of bars.
    var count: Int { bars.count }

    /// The session's bar so far; nil before the first price.
    var bar: Bar? {
        guard let first = bars.first, let last = bars.last else { return nil }
        if isOpening {
            let price = first.open.value
            return Bar(session.day, open: price, high: price, low: price, close: price)
        }
        return Bar(
            session.day, open: first.open.value, high: bars.map(\.high).max(), low: bars.map(\.low).min(),
            close: last.close.value, volume: bars.reduce(0) { $0 + $1.volume })
    }

    /// The latest price, timed at the end of its bar.
    func quote(_ symbol: Symbol) -> Quote? {
        guard let last = bars.last else { return nil }
        return Quote(
            symbol, last: isOpening ? last.open : last.close, session: session.day,
            time: session.time(isOpening ? last.minute : last.minute + 1), volume: bar?.volume)
    }

    /// A price history with this as its running session.
    ///
    /// - Parameter adjustment: the adjusted over the quoted price of the session, where the history has both.
    func running(after closed: Series, adjustment: Double?) -> Series {
        guard let bar else { return closed }
        var series = closed
        for price in [bar.open, bar.high, bar.low, bar.close] {
            if let price { series.update(price, on: bar.day, volume: bar.volume, adjustment: adjustment) }
        }
        return series
    }

    /// The intraday prices: the first open, then the close of each bar at the end of its minute.
    var intraday: Intraday {
        var points = bars.first.map { [Intraday.Point(session.time($0.minute), $0.open.value)] } ?? []
        if !isOpening { points += bars.map { Intraday.Point(session.time($0.minute + 1), $0.close.value) } }
        return Intraday(session.day, offsetMinutes: session.offsetMinutes, points: points)
    }
}
