/// How the chart shows prices.
public enum ChartKind: String, CaseIterable, Hashable, Sendable {
    /// Closes joined by a line.
    case line
    /// Open, high, low and close of each interval.
    case candles
    /// Closes joined by a line, with the area below it filled.
    case area
    /// Against the benchmark, 100 at the start.
    case relative
    /// Several instruments, 100 at the start; only once some have been chosen.
    case compare

    /// The most instruments that are compared: more lines cannot be told apart.
    static let mostCompared = 6

    /// The next kind, the first after the last.
    var next: ChartKind {
        let all = ChartKind.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}
