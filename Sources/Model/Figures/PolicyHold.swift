/// The policy rate and how long it has been held.
public struct PolicyHold: Hashable, Sendable {
    /// How far from today's rate another may be and still be the same policy, in percent.
    public static let tolerance = 0.125

    /// The effective federal funds rate, in percent.
    public let percent: Double
    /// The first day of the unbroken run in which the rate stayed within the tolerance of the newest.
    public let since: Day
    /// The date of the newest rate.
    public let through: Day

    /// The hold that the newest of some rates belongs to; nil where there are none.
    public init?(_ rates: DatedValues) {
        guard let last = rates.last, let through = rates.lastDay else { return nil }
        var first = rates.count - 1
        while first > 0, (rates.value(first - 1) - last).magnitude <= PolicyHold.tolerance { first -= 1 }
        percent = last
        since = rates.day(first)
        self.through = through
    }

    /// How many days it has been held, both ends counted.
    public var days: Int { through - since + 1 }
}

extension Rates {
    /// How long the policy rate has been held.
    public var policyHold: PolicyHold? { PolicyHold(policy) }
}
