import Formats
import Model

/// Reads the sessions of one instrument: `date,open,high,low,close,volume`.
struct PriceTable {
    /// The days on which there can be sessions.
    let trading: TradingDays
    /// The limits of valid prices.
    let prices: PriceRules

    init(_ instrument: Instrument) {
        trading = TradingDays(instrument)
        prices = PriceRules(instrument)
    }

    /// Reads the sessions. A valid close is used even if other fields of its row are invalid; a session with an invalid
    /// close is stored as one without a close.
    func read(_ table: inout TableReader) throws(FeedError) -> Series {
        let date = try table.column("date"), close = try table.column("close")
        let days = table.days?.of(trading)
        let others: [(part: PriceRules.Part, column: TableReader.Column?)] = [
            (.open, try table.optionalColumn("open")), (.high, try table.optionalColumn("high")),
            (.low, try table.optionalColumn("low")), (.volume, try table.optionalColumn("volume")),
        ]
        var columns = Columns()
        while table.next() {
            var bad: [FeedError] = []
            table.attempt { row throws(FeedError) in
                let day = try row.day(date)
                if let message = days?.breach(day) { throw row.error(date, message) }
                // A row with nothing but its date is a session without a recorded close, as an export writes it.
                let isGap = row.isBlank(close) && others.allSatisfy { $0.column.map { row.isBlank($0) } ?? true }
                guard !isGap, let price = row.close(close, prices, &bad) else {
                    return columns.append(.withoutClose(day))
                }
                let (open, high) = (row.number(others[0].column, &bad), row.number(others[1].column, &bad))
                let (low, volume) = (row.number(others[2].column, &bad), row.number(others[3].column, &bad))
                let session = prices.session(day, open: open, high: high, low: low, close: price, volume: volume)
                columns.append(session.bar)
                for (part, message) in session.breaches {
                    if let column = others.first(where: { $0.part == part })?.column {
                        bad.append(row.error(column, message))
                    }
                }
            }
            for error in bad { table.note(error) }
        }
        table.noteRepeats(columns.days)
        return columns.series
    }

    private struct Columns {
        var days: [Day] = []
        var opens: [Double] = []
        var highs: [Double] = []
        var lows: [Double] = []
        var closes: [Double] = []
        var volumes: [Double] = []

        mutating func append(_ bar: Bar) {
            days.append(bar.day)
            opens.append(bar.open ?? .nan)
            highs.append(bar.high ?? .nan)
            lows.append(bar.low ?? .nan)
            closes.append(bar.close)
            volumes.append(bar.volume ?? .nan)
        }

        var series: Series {
            Series(days: days, opens: opens, highs: highs, lows: lows, closes: closes, volumes: volumes)
        }
    }
}

extension TableReader {
    /// The close of a row; nil if it is missing or invalid, which is recorded in `errors`.
    @inline(__always)
    fileprivate func close(_ column: Column, _ rules: PriceRules, _ errors: inout [FeedError]) -> Double? {
        guard let price = number(column, &errors) else {
            if isBlank(column) { errors.append(error(column, "a price")) }
            return nil
        }
        guard let message = rules.breach(price) else { return price }
        errors.append(error(column, message))
        return nil
    }

    /// The number in a field; nil if the field is blank, or invalid, which is recorded in `errors`.
    @inline(__always)
    fileprivate func number(_ column: Column?, _ errors: inout [FeedError]) -> Double? {
        guard let column else { return nil }
        do throws(FeedError) { return try number(column) } catch {
            errors.append(error)
            return nil
        }
    }
}
