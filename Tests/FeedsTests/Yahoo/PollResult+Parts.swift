import Model

@testable import Feeds

extension PollResult {
    /// The whole history that it gives of an instrument.
    func series(_ symbol: Symbol) -> Series? {
        for case .series(symbol, let series) in updates { return series }
        return nil
    }

    /// The prices in it.
    var quotes: [Quote] {
        updates.compactMap { update in
            if case .quote(let quote) = update { quote } else { nil }
        }
    }
}
