public import Model

extension Thesis {
    /// Whether a condition could have another result on a market with full histories than on this one, which has the
    /// newest sessions only.
    public func lacksHistory(_ market: Market) -> Bool {
        conditions.map(\.holds).contains { holds in
            holds.inputs.includesFirstSession
                || holds.leaves.contains { LeafResult($0, in: market).truth.reason?.isOfShortHistory ?? false }
        }
    }
}

extension UnknownReason {
    /// Whether more sessions could decide the figure.
    fileprivate var isOfShortHistory: Bool {
        switch self {
        case .tooFewSessions, .fewerYields, .fewerPairs: true
        default: false
        }
    }
}
