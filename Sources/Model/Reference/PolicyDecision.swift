/// A decision of the Federal Open Market Committee on the federal funds rate.
public struct PolicyDecision: Hashable, Sendable {
    /// The date of the decision.
    public let day: Day
    /// Whether the meeting was announced in the committee's calendar.
    public let isScheduled: Bool
    /// The target from then on, in percent; both ends are equal until December 2008.
    public let target: ClosedRange<Double>
    /// The change of the upper end, in basis points; 0 where the rate was held.
    public let changeBp: Double

    /// A decision on a day.
    public init(_ day: Day, isScheduled: Bool, target: ClosedRange<Double>, changeBp: Double) {
        self.day = day
        self.isScheduled = isScheduled
        self.target = target
        self.changeBp = changeBp
    }
}
