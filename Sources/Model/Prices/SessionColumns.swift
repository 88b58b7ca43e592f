/// The values of closed sessions in one flat array each; a missing value is nil in a `Bar`.
package struct SessionColumns: Sendable {
    var days: [Day] = []
    var closes: [Double] = []
    /// The closes as quoted, beside those for returns.
    private var quotedCloses: PackedColumn
    private var opens, highs, lows, volumes: PackedColumn

    /// The units of prices, a hundredth of a cent, and of volumes.
    private static let priceScale = 10_000.0, volumeScale = 1.0

    /// Columns of equal length, NaN where a value is missing; all but days and closes may be empty.
    package init(
        days: [Day] = [], closes: [Double] = [], opens: [Double] = [], highs: [Double] = [], lows: [Double] = [],
        volumes: [Double] = [], quotedCloses: [Double] = []
    ) {
        let others = [opens, highs, lows, volumes, quotedCloses]
        precondition(
            closes.count == days.count && others.allSatisfy { $0.isEmpty || $0.count == days.count },
            "columns of a series differ in length")
        func packed(_ numbers: [Double], _ scale: Double = SessionColumns.priceScale) -> PackedColumn {
            numbers.isEmpty ? PackedColumn(missing: days.count, scale: scale) : PackedColumn(numbers, scale: scale)
        }
        self.days = days.withoutSpareCapacity
        self.closes = closes.withoutSpareCapacity
        self.opens = packed(opens)
        self.highs = packed(highs)
        self.lows = packed(lows)
        self.volumes = packed(volumes, SessionColumns.volumeScale)
        self.quotedCloses = packed(quotedCloses)
    }

    /// The bar of a row.
    func bar(_ index: Int) -> Bar {
        Bar(
            days[index], open: opens[index], high: highs[index], low: lows[index], close: closes[index],
            quotedClose: quotedCloses[index], volume: volumes[index])
    }

    /// The quoted close of a row; nil where it is not known.
    func quotedClose(_ index: Int) -> Double? { quotedCloses[index] }

    /// The volume of a row; nil where it is not known.
    func volume(_ index: Int) -> Double? { volumes[index] }

    mutating func set(_ bar: Bar, at index: Int) {
        days[index] = bar.day
        closes[index] = bar.close
        opens.set(bar.open, at: index)
        highs.set(bar.high, at: index)
        lows.set(bar.low, at: index)
        volumes.set(bar.volume, at: index)
        quotedCloses.set(bar.quotedClose, at: index)
    }

    mutating func insert(_ bar: Bar, at index: Int) {
        days.insert(bar.day, at: index)
        closes.insert(bar.close, at: index)
        opens.insert(bar.open, at: index)
        highs.insert(bar.high, at: index)
        lows.insert(bar.low, at: index)
        volumes.insert(bar.volume, at: index)
        quotedCloses.insert(bar.quotedClose, at: index)
    }

    mutating func truncate(to count: Int) {
        days.removeLast(days.count - count)
        closes.removeLast(closes.count - count)
        opens.truncate(to: count)
        highs.truncate(to: count)
        lows.truncate(to: count)
        volumes.truncate(to: count)
        quotedCloses.truncate(to: count)
    }

    /// The bars sorted by date; bars of one date retain their order.
    func sorted() -> [Bar] {
        days.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map(bar)
    }
}

/// The columns of a series and its copies: one reference, so that a copy of a series costs next to nothing.
final class SharedColumns: Sendable {
    /// No sessions.
    static let empty = SharedColumns(SessionColumns())

    let values: SessionColumns

    init(_ values: SessionColumns) { self.values = values }
}
