/// The number of instruments by freshness; ratios, which have no prices of their own, are not counted.
public struct FreshnessTally: Hashable, Sendable {
    /// All instruments that are counted.
    public private(set) var all = 0
    /// Stale instruments and those with bundled prices.
    public private(set) var stale = 0
    /// Instruments with delayed prices.
    public private(set) var delayed = 0
    /// Instruments with live prices.
    public private(set) var live = 0

    /// The tally of some instruments. O(instruments).
    init(_ listings: [Listing]) {
        for listing in listings { add(listing.counted) }
    }

    /// The tally of the freshness of some instruments.
    public init(of instruments: [Freshness] = []) {
        for freshness in instruments { add(freshness) }
    }

    /// The tally of two sets of instruments.
    public static func + (a: FreshnessTally, b: FreshnessTally) -> FreshnessTally {
        var sum = a
        sum.all += b.all
        sum.stale += b.stale
        sum.delayed += b.delayed
        sum.live += b.live
        return sum
    }

    /// Counts an added instrument.
    mutating func add(_ freshness: Freshness?) { count(freshness, 1) }

    /// Counts a removed instrument.
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
    /// The freshness under which it is counted; nil where it has no prices of its own.
    var counted: Freshness? { series.isEmpty || instrument.kind == .ratio ? nil : provenance.freshness }
}
