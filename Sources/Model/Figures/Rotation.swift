/// The weekly position of an instrument relative to its benchmark, and its direction.
///
/// Modelled on J. de Kempenaer's relative rotation graphs, whose own formula is not public. Relative strength is the
/// ratio of the two closes on the last shared session of each week, Monday to Sunday, including the current week. The
/// ratio is 100 times relative strength over its mean of the last 52 weeks, so that 100 is the yearly norm whatever the
/// two prices are; the momentum is 100 times that ratio over its value four weeks ago. Both are dimensionless and
/// unchanged when a price is scaled.
public struct Rotation: Hashable, Sendable {
    /// The number of weeks in the mean.
    public static let meanWeeks = 52
    /// The number of weeks that the momentum spans.
    public static let momentumWeeks = 4
    /// The number of weeks in the tail.
    public static let tailWeeks = 8

    /// A quadrant of the graph.
    public enum Quadrant: String, CaseIterable, Hashable, Sendable {
        /// Stronger than the norm, with rising strength.
        case leading
        /// Stronger than the norm, but less than four weeks ago.
        case weakening
        /// Weaker than the norm, with falling strength.
        case lagging
        /// Weaker than the norm, but less than four weeks ago.
        case improving
    }

    /// The position in one week.
    public struct Point: Hashable, Sendable {
        /// The last shared session of the week.
        public let day: Day
        /// Relative strength over its mean of 52 weeks, times 100.
        public let ratio: Double
        /// The ratio over that of four weeks before, times 100.
        public let momentum: Double

        /// The position in one week, from its two coordinates.
        public init(day: Day, ratio: Double, momentum: Double) {
            self.day = day
            self.ratio = ratio
            self.momentum = momentum
        }

        /// The quadrant of the point; 100 counts as strong.
        public var quadrant: Quadrant {
            switch (ratio >= 100, momentum >= 100) {
            case (true, true): .leading
            case (true, false): .weakening
            case (false, false): .lagging
            case (false, true): .improving
            }
        }
    }

    /// The newest week.
    public let now: Point
    /// The last eight weeks, oldest first, including the newest; fewer where the history is short.
    public let tail: [Point]

    /// The rotation of a series against another; nil with fewer than 56 shared weeks. O(63 weeks).
    public init?(_ series: Series, against benchmark: Series) {
        let (mean, span) = (Rotation.meanWeeks, Rotation.momentumWeeks)
        let weeks = WeeklyStrength.last(Rotation.tailWeeks + span + mean - 1, of: series, against: benchmark)
        guard weeks.count >= mean + span else { return nil }
        let ratios = (mean - 1..<weeks.count).map { index in
            let sum = weeks[(index + 1 - mean)...index].reduce(0) { $0 + $1.strength }
            return weeks[index].strength / (sum / Double(mean)) * 100
        }
        let tail = (span..<ratios.count).map { index in
            Point(
                day: weeks[index + mean - 1].day, ratio: ratios[index],
                momentum: ratios[index] / ratios[index - span] * 100)
        }
        guard let now = tail.last else { return nil }
        self.now = now
        self.tail = tail
    }
}

/// The ratio of two closes on the last shared session of a week.
private struct WeeklyStrength {
    let day: Day
    let strength: Double

    /// The last weeks that have a shared session with closes above zero, oldest first.
    static func last(_ count: Int, of series: Series, against benchmark: Series) -> [WeeklyStrength] {
        var weeks: [WeeklyStrength] = []
        var (a, b) = (series.count - 1, benchmark.count - 1)
        while a >= 0, b >= 0, weeks.count < count {
            let (left, right) = (series.day(a), benchmark.day(b))
            let (close, reference) = (series.close(a), benchmark.close(b))
            if left == right, weeks.last?.day.monday != left.monday, close > 0, reference > 0 {
                weeks.append(WeeklyStrength(day: left, strength: close / reference))
            }
            if left >= right { a -= 1 }
            if right >= left { b -= 1 }
        }
        return weeks.reversed()
    }
}

extension Day {
    /// The Monday of the day's week.
    fileprivate var monday: Day { self - weekday }
}

extension Market {
    /// The rotation of an instrument against another, by default its benchmark.
    public func rotation(of symbol: Symbol, against other: Symbol? = nil) -> Rotation? {
        guard let listing = self[symbol], let benchmark = other ?? listing.instrument.benchmark,
            let reference = self[benchmark]
        else { return nil }
        return Rotation(listing.series, against: reference.series)
    }
}
