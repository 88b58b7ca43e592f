extension Market {
    /// Whether an instrument's figures are older than their schedule allows.
    public func isStale(_ listing: Listing) -> Bool { isStale(listing.provenance) }

    /// What came with the program is at home in its own market, and old in a live one.
    private func isStale(_ provenance: Provenance) -> Bool {
        switch provenance.freshness {
        case .stale: true
        case .bundled: moment.mode == .live
        case .live, .delayed, .endOfDay: false
        }
    }
}
