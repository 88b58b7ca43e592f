/// Which triggered alerts are to be told here, after dashboards that share a store have agreed on it.
public struct AlertClaim: Sendable {
    /// The alerts that no other dashboard has told.
    public let told: [AlertEntry]
    /// All alerts that are kept, newest first; nil if none are.
    public let kept: [AlertEntry]?

    /// The result of a claim.
    public init(told: [AlertEntry], kept: [AlertEntry]?) {
        self.told = told
        self.kept = kept
    }
}
