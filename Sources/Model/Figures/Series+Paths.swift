extension Series {
    /// For each of the last `count` sessions, how far the close was below the highest of the 252 sessions that end with
    /// it, a fraction at or below zero. The last value is `drawdown252`. O(count + 252).
    public func drawdownPath(last count: Int) -> DatedValues {
        let start = Swift.max(0, self.count - Swift.max(0, count))
        guard start < self.count else { return DatedValues() }
        var path = DatedValues()
        // Indices with falling closes; the first has the highest close of the window.
        var peaks: [Int] = []
        var first = 0
        for index in Swift.max(0, start - 251)..<self.count {
            let close = close(index)
            while peaks.count > first, let last = peaks.last, self.close(last) <= close { peaks.removeLast() }
            peaks.append(index)
            while peaks[first] <= index - 252 { first += 1 }
            let highest = self.close(peaks[first])
            if index >= start, highest > 0, close > 0 { path.append(close / highest - 1, on: day(index)) }
        }
        return path
    }

    /// The mean of the last `sessions` closes on each of the last `count` sessions that have enough history. O(count +
    /// sessions).
    public func averagePath(_ sessions: Int, last count: Int) -> DatedValues {
        averages(sessions, last: count) { average, _ in average }
    }

    /// How far the close was above the mean of the last `sessions` closes, a fraction, on each of the last `count`
    /// sessions that have enough history. O(count + sessions).
    public func distancePath(toAverage sessions: Int, last count: Int) -> DatedValues {
        averages(sessions, last: count) { average, close in average > 0 ? close / average - 1 : nil }
    }

    private func averages(
        _ sessions: Int, last count: Int, _ figure: (_ average: Double, _ close: Double) -> Double?
    ) -> DatedValues {
        guard sessions > 0, count > 0, self.count >= sessions else { return DatedValues() }
        let start = Swift.max(sessions - 1, self.count - count)
        var sum = 0.0
        for index in (start + 1 - sessions)..<start { sum += close(index) }
        var path = DatedValues()
        for index in start..<self.count {
            sum += close(index)
            if let value = figure(sum / Double(sessions), close(index)) { path.append(value, on: day(index)) }
            sum -= close(index + 1 - sessions)
        }
        return path
    }
}
