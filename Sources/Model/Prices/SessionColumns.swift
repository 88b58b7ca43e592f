/// The values of closed sessions in one flat array each; a missing value is NaN here and nil in a `Bar`.
package struct SessionColumns: Sendable {
    package var days: [Day] = []
    package var closes: [Double] = []
    /// The closes as quoted; empty where no session has one.
    package var quotedCloses: [Double] = []
    package var opens: [Double] = []
    package var highs: [Double] = []
    package var lows: [Double] = []
    package var volumes: [Double] = []

    package init(
        days: [Day] = [], closes: [Double] = [], opens: [Double] = [], highs: [Double] = [], lows: [Double] = [],
        volumes: [Double] = [], quotedCloses: [Double] = []
    ) {
        self.days = days
        self.closes = closes
        self.quotedCloses = quotedCloses
        self.opens = opens
        self.highs = highs
        self.lows = lows
        self.volumes = volumes
    }

    package mutating func set(_ bar: Bar, at index: Int) {
        days[index] = bar.day
        closes[index] = bar.close
        opens[index] = bar.open ?? .nan
        highs[index] = bar.high ?? .nan
        lows[index] = bar.low ?? .nan
        volumes[index] = bar.volume ?? .nan
        makeRoom(for: bar)
        if !quotedCloses.isEmpty { quotedCloses[index] = bar.quotedClose ?? .nan }
    }

    mutating func insert(_ bar: Bar, at index: Int) {
        makeRoom(for: bar)
        if !quotedCloses.isEmpty || bar.quotedClose != nil {
            quotedCloses.insert(bar.quotedClose ?? .nan, at: index)
        }
        days.insert(bar.day, at: index)
        closes.insert(bar.close, at: index)
        opens.insert(bar.open ?? .nan, at: index)
        highs.insert(bar.high ?? .nan, at: index)
        lows.insert(bar.low ?? .nan, at: index)
        volumes.insert(bar.volume ?? .nan, at: index)
    }

    mutating func truncate(to count: Int) {
        days.removeLast(days.count - count)
        closes.removeLast(closes.count - count)
        opens.removeLast(opens.count - count)
        highs.removeLast(highs.count - count)
        lows.removeLast(lows.count - count)
        volumes.removeLast(volumes.count - count)
        if !quotedCloses.isEmpty { quotedCloses.removeLast(quotedCloses.count - count) }
    }

    /// Starts the column of quoted closes where a bar is the first to have one.
    private mutating func makeRoom(for bar: Bar) {
        guard quotedCloses.isEmpty, bar.quotedClose != nil else { return }
        quotedCloses = [Double](repeating: .nan, count: days.count)
    }
}

extension Double {
    /// The number; nil where it is NaN.
    var known: Double? { isNaN ? nil : self }
}
