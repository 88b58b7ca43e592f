extension Series {
    /// A series from complete columns of equal length, as in a table; a missing number is NaN, and the column of quoted
    /// closes may be empty. A row without a close still counts as a session.
    ///
    /// Rows are sorted by date where necessary; for a repeated date the later row wins.
    public init(
        days: [Day], opens: [Double], highs: [Double], lows: [Double], closes: [Double], volumes: [Double],
        quotedCloses: [Double] = []
    ) {
        let columns = SessionColumns(
            days: days, closes: closes, opens: opens, highs: highs, lows: lows, volumes: volumes,
            quotedCloses: quotedCloses)
        precondition(columns.isRectangular, "columns of a series differ in length")
        if days.isAscending, closes.allSatisfy(\.isFinite) {
            self.init(columns: columns)
        } else {
            self.init(columns.sorted())
        }
    }
}

extension SessionColumns {
    /// Whether all columns have the same length.
    var isRectangular: Bool {
        [closes.count, opens.count, highs.count, lows.count, volumes.count].allSatisfy { $0 == days.count }
            && (quotedCloses.isEmpty || quotedCloses.count == days.count)
    }

    /// The bar of a row.
    func bar(_ index: Int) -> Bar {
        Bar(
            days[index], open: opens[index].known, high: highs[index].known, low: lows[index].known,
            close: closes[index], quotedClose: quotedClose(index), volume: volumes[index].known)
    }

    /// The quoted close of a row; nil where it is not known.
    func quotedClose(_ index: Int) -> Double? { quotedCloses.isEmpty ? nil : quotedCloses[index].known }

    /// The bars sorted by date; bars of one date retain their order.
    func sorted() -> [Bar] {
        days.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map(bar)
    }
}

extension [Day] {
    /// Whether each date is later than the one before.
    var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}
