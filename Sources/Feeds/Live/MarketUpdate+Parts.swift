import Model

extension MarketUpdate {
    static let nothing = MarketUpdate.batch([])

    /// Whether it contains no update.
    var isEmpty: Bool {
        guard case .batch(let updates) = self else { return false }
        return updates.allSatisfy(\.isEmpty)
    }

    /// The source statuses in it.
    var statuses: [SourceStatus] {
        switch self {
        case .source(let status): [status]
        case .batch(let updates): updates.flatMap(\.statuses)
        default: []
        }
    }
}

extension [MarketUpdate] {
    /// Without empty batches.
    var withoutEmpty: [MarketUpdate] { filter { !$0.isEmpty } }
}
