extension MarketUpdate {
    package static let nothing = MarketUpdate.batch([])

    /// Whether it contains no update.
    package var isEmpty: Bool {
        guard case .batch(let updates) = self else { return false }
        return updates.allSatisfy(\.isEmpty)
    }

    /// The source statuses in it.
    package var statuses: [SourceStatus] {
        switch self {
        case .source(let status): [status]
        case .batch(let updates): updates.flatMap(\.statuses)
        default: []
        }
    }
}

extension [MarketUpdate] {
    /// Without empty batches.
    package var withoutEmpty: [MarketUpdate] { filter { !$0.isEmpty } }
}
