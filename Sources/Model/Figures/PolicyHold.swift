/// The policy rate and how long it has been held.
public struct PolicyHold: Hashable, Sendable {
    /// The largest difference, in percent, at which an earlier rate still counts as the same policy.
    public static let tolerance = 0.125

    /// The effective federal funds rate, in percent.
    public let percent: Double
    /// The first day of the unbroken run of rates within the tolerance of the newest.
    public let since: Day
    /// The date of the newest rate.
    public let through: Day

    /// The run that ends with the newest rate; nil where there are no rates.
    public init?(_ rates: DatedValues) {
        guard let last = rates.last, let through = rates.lastDay else { return nil }
        var first = rates.count - 1
        while first > 0, (rates.value(first - 1) - last).magnitude <= PolicyHold.tolerance { first -= 1 }
        percent = last
        since = rates.day(first)
        self.through = through
    }

    /// The number of days it has been held, including both ends.
    public var days: Int { through - since + 1 }
}

extension Rates {
    /// How long the policy rate has been held.
    public var policyHold: PolicyHold? { PolicyHold(policy) }
}
