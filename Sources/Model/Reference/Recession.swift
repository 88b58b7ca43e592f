/// A recession of the United States as dated by the NBER.
public struct Recession: Hashable, Sendable {
    /// The first days of the months of the peak before it and of the trough that ends it.
    public let peak, trough: Day

    /// A recession between two months.
    public init(peak: Day, trough: Day) {
        self.peak = peak
        self.trough = trough
    }

    /// The longest time from a trough to its announcement: that of November 2001 came in July 2003.
    static let longestDelayDays = 625

    /// Whether its dates had been announced by a day.
    public func isKnown(on day: Day) -> Bool { trough + Recession.longestDelayDays <= day }
}
