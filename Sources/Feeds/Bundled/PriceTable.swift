import Model

/// Reads `date,open,high,low,close,volume`: the sessions of one instrument.
struct PriceTable {
    /// On which days there can be sessions.
    let trading: TradingDays
    /// What its prices can be.
    let prices: PriceRules

    /// The rules of an instrument.
    init(_ instrument: Instrument) {
        trading = TradingDays(instrument)
        prices = PriceRules(instrument)
    }

    /// The sessions. A close survives bad prices beside it; a session whose close is none is kept as one without.
    func read(_ table: inout TableReader) throws(FeedError) -> Series {
        let date = try table.column("date"), close = try table.column("close")
        let days = table.days?.of(trading)
        let beside: [(part: PriceRules.Part, column: TableReader.Column?)] = [
            (.open, try table.optionalColumn("open")), (.high, try table.optionalColumn("high")),
            (.low, try table.optionalColumn("low")), (.volume, try table.optionalColumn("volume")),
        ]
        var columns = Columns()
        while table.next() {
            var bad: [FeedError] = []
            table.attempt { row throws(FeedError) in
                let day = try row.day(date)
                if let words = days?.breach(day) { throw row.fault(date, words) }
                // A row of nothing but its day is a session whose close is not known, as an export writes it.
                let isGap = row.isBlank(close) && beside.allSatisfy { $0.column.map { row.isBlank($0) } ?? true }
                guard !isGap, let price = row.known(close, prices, &bad) else {
                    return columns.append(.withoutClose(day))
                }
                let (open, high) = (row.number(beside[0].column, &bad), row.number(beside[1].column, &bad))
                let (low, volume) = (row.number(beside[2].column, &bad), row.number(beside[3].column, &bad))
                let session = prices.session(day, open: open, high: high, low: low, close: price, volume: volume)
                columns.append(session.bar)
                for (part, words) in session.breaches {
                    if let column = beside.first(where: { $0.part == part })?.column {
                        bad.append(row.fault(column, words))
                    }
                }
            }
            for fault in bad { table.note(fault) }
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
    /// The close of a row; nil where it is none, which is noted.
    @inline(__always)
    fileprivate func known(_ column: Column, _ rules: PriceRules, _ faults: inout [FeedError]) -> Double? {
        guard let price = number(column, &faults) else {
            if isBlank(column) { faults.append(fault(column, "a price")) }
            return nil
        }
        guard let words = rules.breach(price) else { return price }
        faults.append(fault(column, words))
        return nil
    }

    /// The number of a field; nil where it is blank, or none, which is noted.
    @inline(__always)
    fileprivate func number(_ column: Column?, _ faults: inout [FeedError]) -> Double? {
        guard let column else { return nil }
        do throws(FeedError) { return try number(column) } catch {
            faults.append(error)
            return nil
        }
    }
}
