/// The decisions on the policy rate around the as-of date.
public struct PolicyPath: Hashable, Sendable {
    /// The newest decision.
    public let newest: PolicyDecision
    /// The newest decision that changed the rate.
    public let lastChange: PolicyDecision?
    /// The date of the next scheduled decision, where known.
    public let next: Day?
}

extension Market {
    /// The decisions on the policy rate around the as-of date; nil where none is known.
    public var policyPath: PolicyPath? {
        let known = reference.decisions.filter { $0.day <= day }
        guard let newest = known.last else { return nil }
        return PolicyPath(
            newest: newest, lastChange: known.last { $0.changeBp != 0 },
            next: reference.scheduledDecisions.first { $0 > day })
    }
}
