extension Series {
    /// A series of whole columns, as a table has them; a number that is not known is NaN. All are of one length. A row
    /// whose close is not known is a session all the same.
    ///
    /// Where dates do not ascend they are put in order, and of those that repeat the later row wins.
    public init(
        days: [Day], opens: [Double], highs: [Double], lows: [Double], closes: [Double], volumes: [Double]
    ) {
        let columns = SessionColumns(
            days: days, closes: closes, opens: opens, highs: highs, lows: lows, volumes: volumes)
        precondition(columns.isRectangular, "columns of a series differ in length")
        if days.isAscending, closes.allSatisfy(\.isFinite) {
            self.init(columns: columns)
        } else {
            self.init(columns.sorted())
        }
    }
}

extension SessionColumns {
    /// Whether all columns have one length.
    var isRectangular: Bool {
        [closes.count, opens.count, highs.count, lows.count, volumes.count].allSatisfy { $0 == days.count }
    }

    /// The bar of a row.
    func bar(_ index: Int) -> Bar {
        Bar(
            days[index], open: opens[index].known, high: highs[index].known, low: lows[index].known,
            close: closes[index], volume: volumes[index].known)
    }

    /// The bars in order of date; those of one date stay in the order they had.
    func sorted() -> [Bar] {
        days.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map(bar)
    }
}

extension [Day] {
    /// Whether each date is later than the one before.
    var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}
