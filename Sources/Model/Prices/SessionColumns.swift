/// The values of closed sessions in one flat array each; a missing value is nil in a `Bar`.
package struct SessionColumns: Sendable {
    var days: [Day] = []
    var closes: [Double] = []
    /// The closes as quoted, beside those for returns.
    private var quotedCloses: PackedColumn
    private var opens, highs, lows, volumes: PackedColumn

    /// The units of prices, a hundredth of a cent, and of volumes.
    private static let priceScale = 10_000.0, volumeScale = 1.0

    /// Columns of equal length, NaN where a value is missing; that of quoted closes may be empty.
    package init(
        days: [Day] = [], closes: [Double] = [], opens: [Double] = [], highs: [Double] = [], lows: [Double] = [],
        volumes: [Double] = [], quotedCloses: [Double] = []
    ) {
        let lengths = [closes.count, opens.count, highs.count, lows.count, volumes.count]
        precondition(
            lengths.allSatisfy { $0 == days.count } && (quotedCloses.isEmpty || quotedCloses.count == days.count),
            "columns of a series differ in length")
        self.days = days
        self.closes = closes
        self.opens = PackedColumn(opens, scale: SessionColumns.priceScale)
        self.highs = PackedColumn(highs, scale: SessionColumns.priceScale)
        self.lows = PackedColumn(lows, scale: SessionColumns.priceScale)
        self.volumes = PackedColumn(volumes, scale: SessionColumns.volumeScale)
        let quoted = quotedCloses.isEmpty ? [Double](repeating: .nan, count: days.count) : quotedCloses
        self.quotedCloses = PackedColumn(quoted, scale: SessionColumns.priceScale)
    }

    /// The bar of a row.
    func bar(_ index: Int) -> Bar {
        Bar(
            days[index], open: opens[index], high: highs[index], low: lows[index], close: closes[index],
            quotedClose: quotedCloses[index], volume: volumes[index])
    }

    /// The quoted close of a row; nil where it is not known.
    func quotedClose(_ index: Int) -> Double? { quotedCloses[index] }

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
