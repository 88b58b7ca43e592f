extension Market {
    /// The symbols of watch lists that a source has reported as unknown.
    public var unknownSymbols: Set<Symbol> { Set(sources.lazy.flatMap(\.unknownSymbols)) }

    /// Whether an instrument's figures are older than their schedule allows.
    public func isStale(_ listing: Listing) -> Bool { isStale(listing.provenance) }

    /// Whether the newest yields are older than their schedule allows.
    public var yieldsAreStale: Bool { rates.provenance.map(isStale) ?? false }

    /// Whether the policy rate is older than its schedule allows, in a live market.
    public var policyIsStale: Bool {
        guard moment.mode == .live, let last = rates.policy.lastDay else { return false }
        // Where the exchange is closed, its close at least has passed.
        let now = NewYorkTime.timestamp(day, minute: moment.minute ?? 16 * 60)
        return last < PublicationSchedule.effectiveFedFunds.newestDue(at: now)
    }

    /// Bundled figures are current in a bundled market and stale in a live one.
    private func isStale(_ provenance: Provenance) -> Bool {
        switch provenance.freshness {
        case .stale: true
        case .bundled: moment.mode == .live
        case .live, .delayed, .endOfDay: false
        }
    }
}
