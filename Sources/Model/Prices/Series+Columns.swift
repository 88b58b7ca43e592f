extension Series {
    /// A series from complete columns of equal length, as in a table; a missing number is NaN, and the columns but
    /// days and closes may be empty. A row without a close still counts as a session.
    ///
    /// Rows are sorted by date where necessary; for a repeated date the later row wins.
    public init(
        days: [Day], opens: [Double], highs: [Double], lows: [Double], closes: [Double], volumes: [Double],
        quotedCloses: [Double] = []
    ) {
        let columns = SessionColumns(
            days: days, closes: closes, opens: opens, highs: highs, lows: lows, volumes: volumes,
            quotedCloses: quotedCloses)
        if days.isAscending, closes.allSatisfy(\.isFinite) {
            self.init(columns: columns)
        } else {
            self.init(columns.sorted())
        }
    }
}

extension [Day] {
    /// Whether each date is later than the one before.
    var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}
