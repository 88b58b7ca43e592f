/// The par yields that the Treasury published for one day, in percent.
public struct YieldCurve: Hashable, Sendable {
    /// The date of publication.
    public let day: Day
    /// Percent by tenor; a tenor that was not published is absent.
    public let percent: [Tenor: Double]

    /// Percent by tenor for one day.
    public init(_ day: Day, percent: [Tenor: Double]) {
        self.day = day
        self.percent = percent
    }
}
