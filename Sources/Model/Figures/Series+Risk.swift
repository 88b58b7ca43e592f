extension Series {
    /// The annualised volatility, a fraction: the sample standard deviation of the last 63 daily log returns times √252
    /// (J. Hull, "Options, Futures, and Other Derivatives", 11th ed., §15.4). Nil with fewer than 64 closes, and where
    /// a session among them has no close above zero.
    public var volatility63: Double? {
        let closes = tail(64)
        guard closes.count == 64, isUnbroken(last: 64), isOneScale(last: 64), let returns = logReturns(closes) else {
            return nil
        }
        let mean = returns.reduce(0, +) / 63
        let squares = returns.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return squares.isFinite ? (squares / 62 * 252).squareRoot() : nil
    }

    /// How far the last close is below the highest of the last 252 sessions, a fraction at or below zero. A shorter
    /// series is measured from its start, and its first session is its own high; nil for an empty series.
    public var drawdown252: Double? {
        guard count >= 1, isOneScale(last: 252), let lastClose, lastClose > 0 else { return nil }
        var highest = 0.0
        for index in Swift.max(0, count - 252)..<count { highest = Swift.max(highest, close(index)) }
        return highest > 0 ? lastClose / highest - 1 : nil
    }

    /// The mean of the last `sessions` closes, as quoted, or adjusted where one of them is known adjusted only; nil with
    /// fewer.
    public func average(_ sessions: Int) -> Double? {
        guard sessions > 0, count >= sessions, isOneScale(last: sessions) else { return nil }
        return shownCloses((count - sessions)..<count).reduce(0, +) / Double(sessions)
    }

    /// How far the last close is above the mean of the last `sessions` closes, a fraction; negative below it.
    public func distance(toAverage sessions: Int) -> Double? {
        guard let average = average(sessions), average > 0,
            let last = shownCloses((count - sessions)..<count).last
        else { return nil }
        return last / average - 1
    }

    /// The closes of the sessions in a range, all on one scale: as quoted, or adjusted where one of them is known
    /// adjusted only.
    public func shownCloses(_ range: Range<Int>) -> [Double] {
        isQuoted(range) ? range.map(price) : closes(range)
    }

    /// Whether all sessions in a range have a quoted close beside the one for returns.
    public func isQuoted(_ range: Range<Int>) -> Bool { range.allSatisfy { quotedClose($0) != nil } }
}

/// The log returns between neighbouring numbers, or nil where one is not above zero.
func logReturns(_ closes: some Collection<Double>) -> [Double]? {
    guard closes.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    return zip(closes, closes.dropFirst()).map { before, after in logarithm(after / before) }
}
