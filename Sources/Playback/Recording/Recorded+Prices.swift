import Model

extension Price: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.byte(decimals)
        writer.number(units)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let decimals = Int(try reader.byte())
        guard decimals <= Price.maximumDecimals else { throw RecordReader.damage("a price has too many decimals") }
        self.init(units: try reader.number(), decimals: decimals)
    }
}

extension Quote: Recorded {
    func write(to writer: inout RecordWriter) { writer.write(symbol, last, session, time, volume) }

    init(from reader: inout RecordReader) throws(RecordingError) {
        self.init(
            try reader.read(), last: try reader.read(), session: try reader.read(), time: try reader.read(),
            volume: try reader.read())
    }
}

extension Bar: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(day)
        writer.column([close, open, high, low, volume] + (quotedClose.map { [$0] } ?? []))
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let day: Day = try reader.read()
        let column: RecordedColumn = try reader.read()
        guard (5...6).contains(column.values.count) else {
            throw RecordReader.damage("a session does not have five or six numbers")
        }
        let values = column.values.map { $0.isNaN ? nil : $0 }
        self.init(
            day, open: values[1], high: values[2], low: values[3], close: column.values[0],
            quotedClose: values.count > 5 ? values[5] : nil, volume: values[4])
    }
}

extension Series: Recorded {
    /// The column of closes is followed by the quoted ones, where any is known, in the same column.
    func write(to writer: inout RecordWriter) {
        let bars = barsAndGaps
        writer.days(bars.map(\.day))
        let quoted = bars.contains { $0.quotedClose != nil } ? bars.map(\.quotedClose) : []
        writer.column(bars.map(\.close) + quoted)
        writer.column(bars.map(\.open))
        writer.column(bars.map(\.high))
        writer.column(bars.map(\.low))
        writer.column(bars.map(\.volume))
        writer.write(running)
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let days = try reader.days()
        var columns: [[Double]] = []
        for index in 0..<5 {
            let column: RecordedColumn = try reader.read()
            guard column.values.count == days.count || index == 0 && column.values.count == 2 * days.count else {
                throw RecordReader.damage("columns differ in length")
            }
            columns.append(column.values)
        }
        let closed = Series(
            days: days, opens: columns[1], highs: columns[2], lows: columns[3],
            closes: Array(columns[0].prefix(days.count)), volumes: columns[4],
            quotedCloses: Array(columns[0].dropFirst(days.count)))
        self.init(closed, running: try reader.read())
    }
}

extension Intraday: Recorded {
    func write(to writer: inout RecordWriter) {
        writer.write(session, offsetMinutes)
        let all = points + extended
        writer.count(UInt64(all.count))
        var last: Int64 = 0
        for point in all {
            writer.number(point.time.milliseconds &- last)
            last = point.time.milliseconds
        }
        // Where there are prices outside of trading hours, the number of the others is after the last price.
        writer.column(all.map(\.price) + (extended.isEmpty ? [] : [Double(points.count)]))
    }

    init(from reader: inout RecordReader) throws(RecordingError) {
        let session: Day = try reader.read()
        let offset: Int = try reader.read()
        // No time zone is further from UTC.
        guard (-1440...1440).contains(offset) else { throw RecordReader.damage("there is no such time zone") }
        var times: [Timestamp] = []
        var last: Int64 = 0
        for _ in 0..<(try reader.length()) {
            last &+= try reader.number()
            times.append(Timestamp(milliseconds: last))
        }
        let prices: RecordedColumn = try reader.read()
        let hasExtended = prices.values.count == times.count + 1
        guard hasExtended || prices.values.count == times.count,
            let regular = hasExtended ? prices.values.last.flatMap({ Int(exactly: $0) }) : times.count,
            (0...times.count).contains(regular)
        else { throw RecordReader.damage("columns differ in length") }
        let points = zip(times, prices.values).map { Point($0, $1) }
        self.init(
            session, offsetMinutes: offset, points: Array(points[..<regular]), extended: Array(points[regular...]))
    }
}

extension RecordWriter {
    /// Appends dates as differences.
    mutating func days(_ days: [Day]) {
        count(UInt64(days.count))
        var last: Int64 = 0
        for day in days {
            number(Int64(day.number) - last)
            last = Int64(day.number)
        }
    }
}

extension RecordReader {
    /// Decodes dates in their order.
    mutating func days() throws(RecordingError) -> [Day] {
        var days: [Day] = []
        var last: Int64 = 0
        for _ in 0..<(try length()) {
            last &+= try number()
            days.append(try Day(recorded: last))
        }
        return days
    }
}
