import Formats
import Model

/// Reads the sessions of one instrument: `date,open,high,low,close,volume`, with `adjusted_close` where there is one.
/// With that column `close` is the quoted close, and a session may have either or both. Without it, or where it is blank
/// in all rows, `close` is on the instrument's own basis.
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
        let columns = try Columns(table)
        let days = table.days?.of(trading)
        var sessions = SessionList(hasBothCloses: columns.adjusted != nil)
        while table.next() {
            var bad: [FeedError] = []
            table.attempt { row throws(FeedError) in
                let day = try row.day(columns.date)
                if let message = days?.breach(day) { throw row.error(columns.date, message) }
                let isQuotedOnly = columns.adjusted.map { row.isBlank($0) } ?? false
                sessions.append(bar(day, row, columns, &bad), isQuotedOnly: isQuotedOnly)
            }
            for error in bad { table.note(error) }
        }
        table.noteRepeats(sessions.days)
        return sessions.series
    }

    /// The bar of a row. A row with nothing but its date is a session without a recorded close, as an export writes it.
    @inline(__always)
    private func bar(
        _ day: Day, _ row: borrowing TableReader, _ columns: Columns, _ bad: inout [FeedError]
    ) -> Bar {
        if columns.isEmpty(row) { return .withoutClose(day) }
        let adjusted = columns.adjusted.flatMap { row.isBlank($0) ? nil : row.close($0, prices, &bad) }
        let quoted =
            columns.adjusted != nil && row.isBlank(columns.close) ? nil : row.close(columns.close, prices, &bad)
        guard let close = adjusted ?? quoted else { return .withoutClose(day) }
        let session = prices.session(
            day, open: row.number(columns.open, &bad), high: row.number(columns.high, &bad),
            low: row.number(columns.low, &bad), close: close, quotedClose: columns.adjusted == nil ? nil : quoted,
            volume: row.number(columns.volume, &bad))
        for (part, message) in session.breaches {
            if let column = columns.column(of: part) { bad.append(row.error(column, message)) }
        }
        return session.bar
    }
}

/// The columns of a table of prices.
private struct Columns {
    let date, close: TableReader.Column
    let open, high, low, adjusted, volume: TableReader.Column?

    init(_ table: borrowing TableReader) throws(FeedError) {
        date = try table.column("date")
        close = try table.column("close")
        open = try table.optionalColumn("open")
        high = try table.optionalColumn("high")
        low = try table.optionalColumn("low")
        adjusted = try table.optionalColumn("adjusted_close")
        volume = try table.optionalColumn("volume")
    }

    func column(of part: PriceRules.Part) -> TableReader.Column? {
        switch part {
        case .open: open
        case .high: high
        case .low: low
        case .volume: volume
        case .quotedClose: close
        }
    }

    /// Whether a row has nothing but its date.
    @inline(__always)
    func isEmpty(_ row: borrowing TableReader) -> Bool {
        guard row.isBlank(close) else { return false }
        for column in [open, high, low, adjusted, volume] {
            if let column, !row.isBlank(column) { return false }
        }
        return true
    }
}

/// The columns of a series while its rows are read; missing values are NaN.
private struct SessionList {
    let hasBothCloses: Bool
    /// The indices of sessions without an adjusted close, in order.
    private var quotedOnly: [Int] = []
    var days: [Day] = []
    var opens: [Double] = []
    var highs: [Double] = []
    var lows: [Double] = []
    var closes: [Double] = []
    var quotedCloses: [Double] = []
    var volumes: [Double] = []

    init(hasBothCloses: Bool) { self.hasBothCloses = hasBothCloses }

    /// Brings sessions that have a quoted close only to the level of the adjusted ones: by the ratio of the next session
    /// that has both, or else of the one before. Returns between them are then those of quoted prices.
    private func scaleQuoted(_ closes: inout [Double]) {
        guard !quotedOnly.isEmpty else { return }
        let alone = Set(quotedOnly)
        let both = closes.indices.filter { !alone.contains($0) && quotedCloses[$0].isFinite && closes[$0].isFinite }
        var next = both[...]
        for index in quotedOnly {
            next = next.drop { $0 < index }
            guard let nearest = next.first ?? both.last else { return }
            closes[index] *= closes[nearest] / quotedCloses[nearest]
        }
    }

    mutating func append(_ bar: Bar, isQuotedOnly: Bool) {
        if isQuotedOnly, bar.hasClose { quotedOnly.append(days.count) }
        days.append(bar.day)
        opens.append(bar.open ?? .nan)
        highs.append(bar.high ?? .nan)
        lows.append(bar.low ?? .nan)
        closes.append(bar.close)
        volumes.append(bar.volume ?? .nan)
        if hasBothCloses { quotedCloses.append(bar.quotedClose ?? .nan) }
    }

    var series: Series {
        var closes = closes
        // A table whose column of adjusted closes is blank has one close a session, as one without the column.
        let isAdjusted = hasBothCloses && quotedOnly.count < closes.count(where: \.isFinite)
        if isAdjusted { scaleQuoted(&closes) }
        return Series(
            days: days, opens: opens, highs: highs, lows: lows, closes: closes, volumes: volumes,
            quotedCloses: isAdjusted ? quotedCloses : [])
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
