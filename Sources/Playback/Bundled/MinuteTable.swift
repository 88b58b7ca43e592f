import Formats
import Model

/// Reads `time,symbol,open,high,low,close,volume`: one-minute bars, each dated by the start of its minute.
enum MinuteTable {
    static func read(_ table: inout TableReader) throws(FeedError) -> MinuteHistory {
        let columns = try Columns(table)
        var history = MinuteHistory()
        while table.next() {
            table.attempt { row throws(FeedError) in
                let (time, offset) = try row.time(columns.time)
                let (day, minute) = time.wallClock(offsetMinutes: offset)
                let added = history.add(try columns.bar(row, minute), of: try row.symbol(columns.symbol), day, offset)
                if !added { throw row.error(columns.time, "a time after the one before, with its offset") }
            }
        }
        return history
    }

    private struct Columns {
        let time, symbol, open, high, low, close, volume: TableReader.Column

        init(_ table: borrowing TableReader) throws(FeedError) {
            time = try table.column("time")
            symbol = try table.column("symbol")
            open = try table.column("open")
            high = try table.column("high")
            low = try table.column("low")
            close = try table.column("close")
            volume = try table.column("volume")
        }

        func bar(_ row: borrowing TableReader, _ minute: Int) throws(FeedError) -> MinuteBar {
            let first = try row.price(open), last = try row.price(close)
            let top = try row.price(high).value, bottom = try row.price(low).value
            guard bottom <= min(first.value, last.value), top >= max(first.value, last.value) else {
                throw row.error(high, "open and close between low and high")
            }
            return MinuteBar(
                minute: minute, open: first, close: last, high: top, low: bottom, volume: try row.number(volume) ?? 0)
        }
    }
}

extension MinuteHistory {
    /// Appends a bar to those of its instrument. Returns false if it is not later than the last one or has another UTC
    /// offset.
    fileprivate mutating func add(_ bar: MinuteBar, of symbol: Symbol, _ day: Day, _ offset: Int) -> Bool {
        if sessions.last?.day != day {
            guard day > sessions.last?.day ?? day - 1 else { return false }
            sessions.append(Session(day: day, offsetMinutes: offset, first: bar.minute, end: bar.minute + 1))
        }
        let index = sessions.count - 1
        if sessions[index].offsetMinutes != offset { return false }
        if let last = sessions[index].bars[symbol]?.last, last.minute >= bar.minute { return false }
        sessions[index].bars[symbol, default: []].append(bar)
        sessions[index].first = min(sessions[index].first, bar.minute)
        sessions[index].end = max(sessions[index].end, bar.minute + 1)
        return true
    }
}
