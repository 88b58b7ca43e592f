/// How fresh the figures are of the instruments that have prices of their own, which ratios have not.
public struct FreshnessTally: Hashable, Sendable {
    /// How many there are.
    public private(set) var all = 0
    /// How many are stale, or came with the program.
    public private(set) var stale = 0
    /// How many come late by agreement.
    public private(set) var delayed = 0
    /// How many come as they happen.
    public private(set) var live = 0

    /// The tally of some instruments. O(instruments).
    init(_ listings: [Listing] = []) {
        for listing in listings { add(listing.counted) }
    }

    /// Counts an instrument that comes.
    mutating func add(_ freshness: Freshness?) { count(freshness, 1) }

    /// Counts an instrument that goes.
    mutating func remove(_ freshness: Freshness?) { count(freshness, -1) }

    /// The tally without some of the instruments.
    public func without(_ listings: some Sequence<Listing>) -> FreshnessTally {
        listings.reduce(into: self) { $0.remove($1.counted) }
    }

    private mutating func count(_ freshness: Freshness?, _ step: Int) {
        guard let freshness else { return }
        all += step
        switch freshness {
        case .stale, .bundled: stale += step
        case .delayed: delayed += step
        case .live: live += step
        case .endOfDay: break
        }
    }
}

extension Listing {
    /// What it counts as; nil where it has no prices of its own.
    var counted: Freshness? { series.isEmpty || instrument.kind == .ratio ? nil : provenance.freshness }
}
