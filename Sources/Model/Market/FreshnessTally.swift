/// How fresh the figures are of the instruments that have prices of their own, which ratios have not.
public struct FreshnessTally: Hashable, Sendable {
    /// How many there are.
    public private(set) var all = 0
    /// How many are stale, or came with the program while the market is live.
    public private(set) var stale = 0
    /// How many come late by agreement.
    public private(set) var delayed = 0
    /// How many come as they happen.
    public private(set) var live = 0

    /// Of ten thousand instruments, for every frame: they are looked at where they are, for a copy of each would take
    /// longer than the frame.
    init(_ listings: [Listing]) {
        listings.withUnsafeBufferPointer { listings in
            for place in listings.indices where !listings[place].series.isEmpty {
                if listings[place].instrument.kind != .ratio { count(listings[place].provenance.freshness) }
            }
        }
    }

    private mutating func count(_ freshness: Freshness) {
        all += 1
        switch freshness {
        case .stale, .bundled: stale += 1
        case .delayed: delayed += 1
        case .live: live += 1
        default: break
        }
    }
}

extension Market {
    /// How fresh its figures are.
    public var freshness: FreshnessTally { FreshnessTally(listings) }
}
