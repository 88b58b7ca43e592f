/// The par yields that the Treasury published for one day, in percent.
public struct YieldCurve: Hashable, Sendable {
    /// The day.
    public let day: Day
    /// Percent by tenor; a tenor that was not published is absent.
    public let percent: [Tenor: Double]

    /// A curve.
    public init(_ day: Day, percent: [Tenor: Double]) {
        self.day = day
        self.percent = percent
    }
}
