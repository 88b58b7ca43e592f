import GRDB
import Model

/// The closed sessions of instruments.
struct BarRows {
    /// The close as quoted beside the adjusted one, from version 4. Without it, the prices of a session are all on the
    /// scale of `close`, as earlier versions stored them.
    static let quotedCloses = """
        ALTER TABLE bars ADD COLUMN quoted REAL;
        ALTER TABLE undo_bars ADD COLUMN quoted REAL;
        ALTER TABLE tails ADD COLUMN quoted BLOB;
        """

    let database: Database

    /// Writes sessions, including those without a close, unless a newer version is stored. Fields that a newer version
    /// with the same close lacks are retained; open, high and low only beside the quoted close whose scale they have.
    func put(_ bars: [Bar], of instrument: Int64, at receipt: Timestamp) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO bars (instrument, day, open, high, low, close, volume, received_at, quoted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (instrument, day) DO UPDATE SET
                    \(["open", "high", "low"].map(BarRows.merged).joined(separator: ", ")),
                    quoted = coalesce(excluded.quoted, iif(close = excluded.close, quoted, NULL)),
                    close = excluded.close,
                    volume = coalesce(excluded.volume, iif(close = excluded.close, volume, NULL)),
                    received_at = excluded.received_at
                WHERE excluded.received_at >= bars.received_at
                """)
        let gaps = bars.filter { !$0.hasClose }.map(\.day)
        if !gaps.isEmpty { try GapRows(database: database).put(gaps, of: instrument, at: receipt) }
        for bar in bars where bar.hasClose {
            statement.setUncheckedArguments([
                instrument, bar.day.number, bar.open, bar.high, bar.low, bar.close, bar.volume, receipt.milliseconds,
                bar.quotedClose,
            ])
            try statement.execute()
        }
        try completeQuoted(bars.filter { $0.quotedClose != nil }, of: instrument, at: receipt)
    }

    /// The assignment that merges a stored price of a session with a new one.
    private static func merged(_ column: String) -> String {
        """
        \(column) = CASE
            WHEN (excluded.quoted IS NULL) = (quoted IS NULL)
                THEN coalesce(excluded.\(column), iif(close = excluded.close, \(column), NULL))
            WHEN excluded.quoted IS NULL AND close = excluded.close THEN \(column)
            ELSE excluded.\(column) END
        """
    }

    /// Adds quoted prices to sessions that a newer response brought without them, as stores of older versions have
    /// them.
    private func completeQuoted(_ bars: [Bar], of instrument: Int64, at receipt: Timestamp) throws {
        if bars.isEmpty { return }
        let statement = try database.cachedStatement(
            sql: """
                UPDATE bars SET open = ?, high = ?, low = ?, quoted = ?
                WHERE instrument = ? AND day = ? AND quoted IS NULL AND received_at > ?
                    AND abs(close - ?) <= 0.002 * abs(close)
                """)
        for bar in bars {
            statement.setUncheckedArguments([
                bar.open, bar.high, bar.low, bar.quotedClose, instrument, bar.day.number, receipt.milliseconds,
                bar.close,
            ])
            try statement.execute()
        }
    }

    /// A stored close, and when it was received.
    struct StoredClose {
        let day: Day
        let close: Double
        let receipt: Timestamp
    }

    /// The stored closes in a span of days, in order.
    func storedCloses(of instrument: Int64, in span: ClosedRange<Day>) throws -> [StoredClose] {
        let rows = try database.rows(
            "SELECT day, close, received_at FROM bars WHERE instrument = ? AND day BETWEEN ? AND ? ORDER BY day",
            instrument, span.lowerBound.number, span.upperBound.number)
        var kept: [StoredClose] = []
        while let row = try rows.next() {
            kept.append(
                StoredClose(
                    day: Day(number: try row.value(0)), close: try row.value(1),
                    receipt: Timestamp(milliseconds: try row.value(2))))
        }
        return kept
    }

    /// Removes a session.
    func remove(_ day: Day, of instrument: Int64) throws {
        try database.run("DELETE FROM bars WHERE instrument = ? AND day = ?", instrument, day.number)
    }

    /// Removes the sessions before a day.
    func removeAll(before day: Day, of instrument: Int64) throws {
        try database.run("DELETE FROM bars WHERE instrument = ? AND day < ?", instrument, day.number)
    }

    /// Multiplies the prices before a day, as a split or a dividend does to an adjusted history; quoted prices change
    /// with a split only, and volumes inversely.
    func scale(by factor: Double, before day: Day, of instrument: Int64, at receipt: Timestamp) throws {
        try database.run(
            """
            UPDATE bars SET open = open * iif(quoted IS NULL, ?1, ?5), high = high * iif(quoted IS NULL, ?1, ?5),
                low = low * iif(quoted IS NULL, ?1, ?5), close = close * ?1, quoted = quoted * ?5,
                volume = volume / ?5, received_at = max(received_at, ?2)
            WHERE instrument = ?3 AND day < ?4
            """, factor, receipt.milliseconds, instrument, day.number, Bar.splitFactor(of: factor))
    }

    /// The history of an instrument from a day on, and up to another; all of it if the days are nil.
    func series(of instrument: Int64, from day: Day? = nil, through last: Day? = nil) throws -> Series {
        let rows = try database.rows(
            """
            SELECT day, open, high, low, close, volume, \(try database.quotedColumn(of: "bars")) FROM bars
            WHERE instrument = ? AND day BETWEEN ? AND ? AND \(RowChecks.bars) ORDER BY day
            """, instrument, day?.number ?? Int32.min, last?.number ?? Int32.max)
        var columns = SeriesColumns()
        while let row = try rows.next() { try columns.append(row) }
        var series = columns.series
        for gap in try GapRows(database: database).days(of: instrument) where gap >= day ?? gap && gap <= last ?? gap {
            series.append(.withoutClose(gap))
        }
        return series
    }

    /// The newest sessions of an instrument up to a day, oldest first.
    func newest(_ count: Int, of instrument: Int64, through day: Day? = nil) throws -> Series {
        let oldest: Int32? = try database.value(
            """
            SELECT day FROM bars WHERE instrument = ? AND day <= ? AND \(RowChecks.bars)
            ORDER BY day DESC LIMIT 1 OFFSET ?
            """, instrument, day?.number ?? Int32.max, count - 1)
        return try series(of: instrument, from: oldest.map { Day(number: $0) }, through: day)
    }
}

extension Bar {
    /// The part of a factor of adjusted closes that is a split: all of it, or 1 where dividends alone can explain it.
    static func splitFactor(of factor: Double) -> Double { (0.8...1.25).contains(factor) ? 1 : factor }
}

extension Database {
    /// The column of quoted closes for a query; `NULL` in a store of an older version, which is only read.
    func quotedColumn(of table: String) throws -> String {
        try columns(in: table).contains { $0.name == "quoted" } ? "quoted" : "NULL"
    }
}

/// Columns of sessions while they are read; missing values are NaN.
private struct SeriesColumns {
    var days: [Day] = []
    var opens: [Double] = []
    var highs: [Double] = []
    var lows: [Double] = []
    var closes: [Double] = []
    var volumes: [Double] = []
    var quotedCloses: [Double] = []
    private var hasQuoted = false

    mutating func append(_ row: Row) throws {
        days.append(Day(number: try row.value(0)))
        opens.append((try row.value(1) as Double?) ?? .nan)
        highs.append((try row.value(2) as Double?) ?? .nan)
        lows.append((try row.value(3) as Double?) ?? .nan)
        closes.append(try row.value(4))
        volumes.append((try row.value(5) as Double?) ?? .nan)
        let quoted = (try row.value(6) as Double?).flatMap { PriceRules(allowsNegative: true).allows($0) ? $0 : nil }
        if quoted != nil { hasQuoted = true }
        quotedCloses.append(quoted ?? .nan)
    }

    var series: Series {
        Series(
            days: days, opens: opens, highs: highs, lows: lows, closes: closes, volumes: volumes,
            quotedCloses: hasQuoted ? quotedCloses : [])
    }
}
