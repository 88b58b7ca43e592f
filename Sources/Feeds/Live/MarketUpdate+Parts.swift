import Model

extension MarketUpdate {
    /// Nothing.
    static let nothing = MarketUpdate.batch([])

    /// Whether it says nothing.
    var isEmpty: Bool {
        guard case .batch(let updates) = self else { return false }
        return updates.allSatisfy(\.isEmpty)
    }

    /// The statuses of sources in it.
    var statuses: [SourceStatus] {
        switch self {
        case .source(let status): [status]
        case .batch(let updates): updates.flatMap(\.statuses)
        default: []
        }
    }
}

extension [MarketUpdate] {
    /// Without those that say nothing.
    var withoutEmpty: [MarketUpdate] { filter { !$0.isEmpty } }
}
