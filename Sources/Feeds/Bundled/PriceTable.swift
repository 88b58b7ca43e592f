import Model

/// Reads `date,open,high,low,close,volume`: the sessions of one instrument.
enum PriceTable {
    static func read(_ table: inout TableReader) throws(FeedError) -> Series {
        let date = try table.column("date"), close = try table.column("close")
        let open = try table.optionalColumn("open"), high = try table.optionalColumn("high")
        let low = try table.optionalColumn("low"), volume = try table.optionalColumn("volume")
        var columns = Columns()
        while table.next() {
            table.attempt { row throws(FeedError) in
                let day = try row.day(date)
                guard let price = try row.positive(close) else { throw row.fault(close, "a price") }
                let top = try high.flatMap { column throws(FeedError) in try row.positive(column) }
                let bottom = try low.flatMap { column throws(FeedError) in try row.positive(column) }
                let first = try open.flatMap { column throws(FeedError) in try row.positive(column) }
                let traded = try volume.flatMap { column throws(FeedError) in try row.number(column) }
                if let high, let top, let bottom, top < bottom { throw row.fault(high, "a high above the low") }
                columns.append(day, first, top, bottom, price, traded)
            }
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

        mutating func append(
            _ day: Day, _ open: Double?, _ high: Double?, _ low: Double?, _ close: Double, _ volume: Double?
        ) {
            days.append(day)
            opens.append(open ?? .nan)
            highs.append(high ?? .nan)
            lows.append(low ?? .nan)
            closes.append(close)
            volumes.append(volume ?? .nan)
        }

        var series: Series {
            Series(days: days, opens: opens, highs: highs, lows: lows, closes: closes, volumes: volumes)
        }
    }
}
